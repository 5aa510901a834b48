package dev.signlab.storage;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Says in words why reading or writing failed; exceptions of files often hold only the path. */
public final class Reason {

  private Reason() {}

  /** Returns one line without any class name, never empty. */
  public static String of(Throwable failure) {
    return switch (failure) {
      case NoSuchFileException e -> "nothing of that name: " + e.getFile();
      case AccessDeniedException e -> "no permission: " + e.getFile();
      case FileAlreadyExistsException e -> "something of that name already: " + e.getFile();
      case FileSystemException e when e.getReason() != null -> e.getReason() + ": " + e.getFile();
      default -> failure.getMessage() == null ? "no reason was given" : failure.getMessage();
    };
  }
}
