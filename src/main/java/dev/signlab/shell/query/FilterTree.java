package dev.signlab.shell.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import net.thisptr.jackson.jq.Expression;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.internal.operators.BinaryOperator;
import net.thisptr.jackson.jq.internal.tree.FormattingFilter;
import net.thisptr.jackson.jq.internal.tree.StringInterpolation;

/**
 * A filter as the library has read it, whose arithmetic and literals are exchanged for doubles. The
 * library has no door for that: its fields are written from outside, and a version that names them
 * otherwise fails at the first filter.
 */
final class FilterTree {

  private static final String LIBRARY = "net.thisptr.jackson.jq.";

  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private FilterTree() {}

  /** Exchanges every operator and number below a part of a filter, which is returned. */
  static <T> T withDoubles(T part) {
    new FilterTree().visit(part);
    return part;
  }

  private void visit(Object part) {
    if (part instanceof Collection<?> parts) {
      parts.forEach(this::visit);
    } else if (isOfFilter(part) && seen.add(part)) {
      for (Class<?> c = part.getClass(); c != null && c != Object.class; c = c.getSuperclass()) {
        for (Field field : c.getDeclaredFields()) {
          visit(part, field);
        }
      }
    }
  }

  /** What a function closes over is visited where it is defined. */
  private static boolean isOfFilter(Object part) {
    return part.getClass().getName().startsWith(LIBRARY)
        && !(part instanceof Scope)
        && !(part instanceof Enum<?>);
  }

  private void visit(Object owner, Field field) {
    if (Modifier.isStatic(field.getModifiers()) || field.getType().isPrimitive()) {
      return;
    }
    try {
      field.setAccessible(true);
      switch (field.get(owner)) {
        case BinaryOperator operator -> field.set(owner, DoubleOperator.inPlaceOf(operator));
        case JsonNode literal -> field.set(owner, Documents.numbers(literal));
        case null -> setAsText(owner, field);
        case Object inner -> visit(inner);
      }
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(field + " of the filter library cannot be exchanged", e);
    }
  }

  /** What is written into a text without a format is written as by {@code @text}. */
  private static void setAsText(Object owner, Field field) throws IllegalAccessException {
    if (owner instanceof StringInterpolation && field.getType() == Expression.class) {
      field.set(owner, new FormattingFilter("text", Filter.LANGUAGE));
    }
  }
}
