# The command without network, root rights or downloads; see docs/install.md. First make the program:
#   mvn -Pdist -Dmaven.test.skip package && docker build -t trojanscope .
FROM debian:bookworm-slim
ADD cli/target/trojanscope-*-linux-*.tar.gz /opt/
RUN mv /opt/trojanscope-* /opt/trojanscope \
  && useradd --uid 10001 --no-create-home --home-dir /cache trojanscope \
  && mkdir /cache /out \
  && chown trojanscope /cache /out
ENV PATH=/opt/trojanscope/bin:/usr/bin:/bin LANG=C.UTF-8 TROJANSCOPE_CACHE_DIR=/cache
USER 10001
WORKDIR /out
VOLUME ["/cache", "/out"]
HEALTHCHECK --interval=5m --timeout=180s CMD ["trojanscope", "doctor"]
ENTRYPOINT ["trojanscope"]
CMD ["--help"]
