package dev.signlab.storage;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says in words why reading or writing failed; exceptions of files often hold only the path. */
public final class Reason {

  private static final List<String> FULL =
      List.of("No space left on device", "Disk quota exceeded", "not enough space on the disk");
  private static final Pattern CLASS_NAME =
      Pattern.compile("\\b(?:[a-z][a-z0-9_]*\\.){2,}[A-Z][\\w$]*(?::\\s*)?");

  private Reason() {}

  /** Tells whether a failure, or what caused it, is that the disk is full. */
  public static boolean isDiskFull(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      String message = String.valueOf(each.getMessage());
      if (each instanceof IOException && FULL.stream().anyMatch(message::contains)) {
        return true;
      }
    }
    return false;
  }

  /** Returns one line without any class name, never empty. */
  public static String of(Throwable failure) {
    return switch (failure) {
      case NoSuchFileException e -> "nothing of that name: " + e.getFile();
      case AccessDeniedException e -> "no permission: " + e.getFile();
      case FileAlreadyExistsException e -> "something of that name already: " + e.getFile();
      case FileSystemException e when e.getReason() != null -> e.getReason() + ": " + e.getFile();
      case UncheckedIOException e -> of(Objects.requireNonNull(e.getCause()));
      case EOFException e -> "it ends too soon";
      default -> plain(failure.getMessage());
    };
  }

  /** Libraries put the class of what they caught in front of its words. */
  private static String plain(@Nullable String message) {
    String words = message == null ? "" : CLASS_NAME.matcher(message).replaceAll("").strip();
    return words.lines().findFirst().orElse("no reason was given");
  }
}
