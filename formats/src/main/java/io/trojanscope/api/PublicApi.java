package io.trojanscope.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the types of a package that other programs may use. Every other type, public or not, may
 * change or disappear in any release.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PACKAGE)
public @interface PublicApi {
  /** The types, with the types nested in them. */
  Class<?>[] value();
}
