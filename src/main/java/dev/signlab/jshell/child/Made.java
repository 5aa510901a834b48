package dev.signlab.jshell.child;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Values of variables in a form that survives being a Java literal. */
public final class Made {

  /** The longest that is told of; no digest, signature or root is as long. */
  private static final int LONGEST = 4096;

  private Made() {}

  /** Returns {@code bytes:} or {@code text:} and the Base64 of it; called by JShell. */
  public static String of(@Nullable Object value) {
    return switch (value) {
      case null -> "text:" + encoded("null");
      case byte[] bytes when bytes.length <= LONGEST -> "bytes:" + encoded(bytes);
      case byte[] bytes -> "text:" + encoded(bytes.length + " bytes");
      default -> "text:" + encoded(String.valueOf(value));
    };
  }

  private static String encoded(String text) {
    String bounded = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    return encoded(bounded.getBytes(StandardCharsets.UTF_8));
  }

  private static String encoded(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
