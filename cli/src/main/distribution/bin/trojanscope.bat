@echo off
rem Starts trojanscope. Looks for Java in JAVA_HOME, then in PATH.
rem TROJANSCOPE_JAVA_OPTS holds further options for Java, for instance -Xmx8g.
setlocal
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"
set "MAJOR=0"
for /f "tokens=3" %%v in ('call "%JAVA%" -version 2^>^&1 ^| findstr /c:" version "') do (
  for /f "delims=.-+ tokens=1" %%m in ("%%~v") do set "MAJOR=%%m"
)
if %MAJOR% LSS 17 (
  echo error: Java 17 or later was not found; install it from https://adoptium.net, or set JAVA_HOME 1>&2
  exit /b 2
)
"%JAVA%" -XX:+UseSerialGC -XX:MaxRAMPercentage=50 %TROJANSCOPE_JAVA_OPTS% -jar "%~dp0..\lib\trojanscope.jar" %*
exit /b %ERRORLEVEL%
