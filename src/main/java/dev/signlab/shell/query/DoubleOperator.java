package dev.signlab.shell.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import net.thisptr.jackson.jq.internal.operators.BinaryOperator;
import net.thisptr.jackson.jq.internal.operators.DivideOperator;
import net.thisptr.jackson.jq.internal.operators.MinusOperator;
import net.thisptr.jackson.jq.internal.operators.ModuloOperator;
import net.thisptr.jackson.jq.internal.operators.MultiplyOperator;
import net.thisptr.jackson.jq.internal.operators.PlusOperator;

/**
 * An operator that takes numbers as doubles, as all of jq 1.6 does, and leaves everything else to
 * the library's; that one reckons with whole numbers of 64 bits, whose sums run over unsaid.
 *
 * @param other the library's
 * @param doubles what it is on two doubles
 */
record DoubleOperator(BinaryOperator other, Doubles doubles) implements BinaryOperator {

  /** Beyond it jq itself gives what the processor makes of a double that is no whole number. */
  private static final double MOST_WHOLE = 0x1p63;

  /** The arithmetic of two doubles. */
  interface Doubles {
    double of(double left, double right) throws JsonQueryException;
  }

  /** Returns the operator to use, which is the same where it is none of arithmetic. */
  static BinaryOperator inPlaceOf(BinaryOperator operator) {
    return switch (operator) {
      case PlusOperator plus -> new DoubleOperator(plus, (left, right) -> left + right);
      case MinusOperator minus -> new DoubleOperator(minus, (left, right) -> left - right);
      case MultiplyOperator times -> new DoubleOperator(times, (left, right) -> left * right);
      case DivideOperator by -> new DoubleOperator(by, DoubleOperator::quotient);
      case ModuloOperator rest -> new DoubleOperator(rest, DoubleOperator::remainder);
      default -> operator;
    };
  }

  @Override
  public JsonNode apply(ObjectMapper mapper, JsonNode left, JsonNode right)
      throws JsonQueryException {
    return left.isNumber() && right.isNumber()
        ? JqNumber.of(doubles.of(left.doubleValue(), right.doubleValue()))
        : other.apply(mapper, left, right);
  }

  @Override
  public String image() {
    return other.image();
  }

  private static double quotient(double left, double right) throws JsonQueryException {
    if (right == 0) {
      throw byZero(left, right);
    }
    return left / right;
  }

  private static double remainder(double left, double right) throws JsonQueryException {
    if (!(Math.abs(left) < MOST_WHOLE && Math.abs(right) < MOST_WHOLE)) {
      throw new JsonQueryException(
          "numbers (%s) and (%s) have no remainder here: beyond 2^63 there are no whole numbers"
              .formatted(JqText.number(left), JqText.number(right)));
    }
    if ((long) right == 0) {
      throw byZero(left, right);
    }
    return (long) left % (long) right;
  }

  private static JsonQueryException byZero(double left, double right) {
    return new JsonQueryException(
        "number (%s) and number (%s) cannot be divided because the divisor is zero"
            .formatted(JqText.number(left), JqText.number(right)));
  }
}
