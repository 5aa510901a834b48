package dev.signlab.shell.builtin;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Invocation;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Paths as they are typed, and what can be wrong with them. */
final class FilePaths {

  private FilePaths() {}

  static Path of(Invocation invocation, String name) {
    try {
      return invocation.path(name).normalize();
    } catch (InvalidPathException e) {
      throw Problem.of("no file can have that name")
          .found(e.getReason())
          .exitStatus(Problem.USAGE)
          .asException(e);
    }
  }

  /** Returns words without the {@code --} behind which no word is a flag. */
  static List<String> withoutEnd(List<String> words) {
    List<String> names = new ArrayList<>(words);
    names.remove("--");
    return names;
  }

  static LabException failed(String verb, String name, IOException e) {
    return Problem.of("cannot " + verb + " " + name)
        .expected("a file or folder that is there, and leave to use it")
        .found(reason(e))
        .hint("to see what is here", "ls")
        .asException(e);
  }

  private static String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException missing -> "nothing is called " + missing.getFile();
      case FileAlreadyExistsException there -> there.getFile() + " is there already";
      case AccessDeniedException denied -> denied.getFile() + " is not yours to touch";
      case DirectoryNotEmptyException full -> full.getFile() + " is a folder with files in it";
      case NotDirectoryException file -> file.getFile() + " is not a folder";
      default -> Reason.of(e);
    };
  }
}
