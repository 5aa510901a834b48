package dev.signlab.jshell.child;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What snippets are compiled against: the lab itself and the libraries that its engine's types
 * name. JShell keeps an index of all classes that it knows; with everything that the lab runs on it
 * does not fit into the heap of this JVM.
 */
final class Libraries {

  private static final List<String> NAMED =
      List.of("signlab-", "bcprov-", "bcpkix-", "bcutil-", "jackson-", "jspecify-");

  private Libraries() {}

  /** Returns them as a class path. */
  static String known() {
    return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
        .splitAsStream(System.getProperty("java.class.path"))
        .map(Path::of)
        .filter(Libraries::isNamed)
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static boolean isNamed(Path entry) {
    return Files.isDirectory(entry)
        || NAMED.stream().anyMatch(entry.getFileName().toString()::startsWith);
  }
}
