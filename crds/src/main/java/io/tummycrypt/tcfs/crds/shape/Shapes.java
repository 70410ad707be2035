package io.tummycrypt.tcfs.crds.shape;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads the shapes of records. */
public final class Shapes {
  /** Annotations take long to read, and a document of many objects is read often. */
  private static final ClassValue<Shape.ObjectOf> KNOWN =
      new ClassValue<>() {
        @Override
        protected Shape.ObjectOf computeValue(Class<?> type) {
          return read(type.asSubclass(Record.class));
        }
      };

  private Shapes() {}

  /**
   * The shape of a record, all of whose components carry {@link Field}.
   *
   * @throws IllegalArgumentException if a component has no such annotation or a type that a fleet
   *     document cannot hold: a mistake in the record
   */
  public static Shape.ObjectOf of(Class<? extends Record> type) {
    return KNOWN.get(type);
  }

  private static Shape.ObjectOf read(Class<? extends Record> type) {
    List<Member> members = Arrays.stream(type.getRecordComponents()).map(Shapes::member).toList();
    ExactlyOneOf one = type.getAnnotation(ExactlyOneOf.class);
    return new Shape.ObjectOf(type, members, one == null ? List.of() : List.of(one.value()));
  }

  private static Member member(RecordComponent component) {
    Field field = component.getAnnotation(Field.class);
    if (field == null) {
      throw new IllegalArgumentException(component + " carries no @Field");
    }
    Shape shape = shape(component.getGenericType(), field);
    return new Member(
        component.getName(), shape, field.required(), field.value(), field.otherwise());
  }

  private static Shape shape(Type type, Field field) {
    if (type instanceof ParameterizedType generic) {
      return generic.getRawType() == List.class
          ? new Shape.ListOf(
              shape(generic.getActualTypeArguments()[0], field),
              field.uniqueBy(),
              field.required() ? 1 : 0,
              field.maxItems())
          : requireTextMap(generic);
    }
    return shape((Class<?>) type, field);
  }

  private static Shape requireTextMap(ParameterizedType type) {
    if (type.getRawType() != Map.class
        || !Arrays.stream(type.getActualTypeArguments()).allMatch(String.class::equals)) {
      throw unknown(type);
    }
    return new Shape.TextMap();
  }

  private static Shape shape(Class<?> type, Field field) {
    if (type == String.class) {
      return new Shape.Text(field.pattern(), field.form(), field.maxLength());
    }
    if (type == Integer.class) {
      return new Shape.Whole(field.min(), Math.min(field.max(), Integer.MAX_VALUE), false);
    }
    if (type == Long.class) {
      return new Shape.Whole(field.min(), field.max(), true);
    }
    if (type == Boolean.class) {
      return new Shape.Flag();
    }
    if (type.isEnum()) {
      return new Shape.Choice(enumType(type));
    }
    if (type.isRecord()) {
      return of(type.asSubclass(Record.class));
    }
    throw unknown(type);
  }

  @SuppressWarnings("unchecked") // the caller asked isEnum
  private static Class<? extends Enum<?>> enumType(Class<?> type) {
    return (Class<? extends Enum<?>>) Objects.requireNonNull(type);
  }

  private static IllegalArgumentException unknown(Type type) {
    return new IllegalArgumentException("a fleet document cannot hold a " + type.getTypeName());
  }
}
