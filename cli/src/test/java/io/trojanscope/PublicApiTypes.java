package io.trojanscope;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import io.trojanscope.api.PublicApi;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.GenericDeclaration;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The types that {@link PublicApi} names, and what their public and protected signatures name. */
final class PublicApiTypes {
  private static final String ROOT = "io.trojanscope";

  private PublicApiTypes() {}

  /** Names of all API types, as the packages say. */
  static Set<String> names(JavaClasses house) {
    Set<String> names = new TreeSet<>();
    for (JavaClass type : house) {
      if (type.getSimpleName().equals("package-info")) {
        PublicApi api = type.reflect().getAnnotation(PublicApi.class);
        if (api != null) {
          Stream.of(api.value()).map(Class::getName).forEach(names::add);
        }
      }
    }
    return names;
  }

  /** Types of ours beyond the API that the public and protected signatures of a type name. */
  static List<String> foreign(Class<?> type, Set<String> api) {
    return signature(type)
        .filter(PublicApiTypes::isOurs)
        .filter(named -> !api.contains(outermost(named).getName()))
        .map(named -> type.getName() + " names " + named.getName())
        .distinct()
        .toList();
  }

  private static boolean isOurs(Class<?> type) {
    return type.getName().startsWith(ROOT);
  }

  private static Class<?> outermost(Class<?> type) {
    return type.getEnclosingClass() == null ? type : outermost(type.getEnclosingClass());
  }

  private static Stream<Class<?>> signature(Class<?> type) {
    Stream<Type> parents =
        Stream.concat(
            Stream.ofNullable(type.getGenericSuperclass()), Stream.of(type.getGenericInterfaces()));
    Stream<Type> executables =
        Stream.<Executable>concat(
                Stream.of(type.getDeclaredMethods()), Stream.of(type.getDeclaredConstructors()))
            .filter(PublicApiTypes::isVisible)
            .flatMap(PublicApiTypes::of);
    Stream<Type> fields =
        Stream.of(type.getDeclaredFields())
            .filter(PublicApiTypes::isVisible)
            .map(Field::getGenericType);
    return Stream.of(parents, bounds(type), executables, fields)
        .flatMap(types -> types)
        .flatMap(PublicApiTypes::classes);
  }

  private static boolean isVisible(Member member) {
    int modifiers = member.getModifiers();
    return !member.isSynthetic()
        && (Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers));
  }

  private static Stream<Type> of(Executable executable) {
    return Stream.of(
            executable instanceof Method method
                ? Stream.of(method.getGenericReturnType())
                : Stream.<Type>empty(),
            Stream.of(executable.getGenericParameterTypes()),
            Stream.of(executable.getGenericExceptionTypes()),
            bounds(executable))
        .flatMap(types -> types);
  }

  /** The bounds of the type variables that a class, method or constructor declares. */
  private static Stream<Type> bounds(GenericDeclaration declaration) {
    return Stream.of(declaration.getTypeParameters())
        .flatMap(variable -> Stream.of(variable.getBounds()));
  }

  private static Stream<Class<?>> classes(Type type) {
    if (type instanceof Class<?> named) {
      return named.isArray() ? classes(named.getComponentType()) : Stream.of(named);
    }
    if (type instanceof ParameterizedType generic) {
      return Stream.concat(
          classes(generic.getRawType()),
          Stream.of(generic.getActualTypeArguments()).flatMap(PublicApiTypes::classes));
    }
    if (type instanceof GenericArrayType array) {
      return classes(array.getGenericComponentType());
    }
    return type instanceof WildcardType wild
        ? Stream.of(wild.getUpperBounds(), wild.getLowerBounds())
            .flatMap(Stream::of)
            .flatMap(PublicApiTypes::classes)
        : Stream.empty();
  }
}
