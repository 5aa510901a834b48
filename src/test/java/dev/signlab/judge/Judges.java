package dev.signlab.judge;

import dev.signlab.skipped.Skip;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds foreign tools: first in the folder that the environment variable {@code SIGNLAB_JUDGES}
 * names, then on PATH. A test whose tool is absent is reported as skipped with the tool's name.
 */
public final class Judges {

  private static final String FOLDER = "SIGNLAB_JUDGES";
  private static final String NEWER_MARK = "-new";

  private Judges() {}

  /** Returns a tool's file, or skips the running test and says which tool is missing. */
  public static Path require(String tool) {
    return find(tool).orElseThrow(() -> Skip.because(plainName(tool) + " is not here"));
  }

  /**
   * Returns a tool's file where it is there. {@code skopeo-new} also means a plain {@code skopeo}
   * that is new enough to know sigstore signatures.
   */
  public static Optional<Path> find(String tool) {
    Optional<Path> exact = inFolders(tool);
    if (exact.isPresent() || !tool.endsWith(NEWER_MARK)) {
      return exact;
    }
    return inFolders(plainName(tool)).filter(Judges::isNewSkopeo);
  }

  private static Optional<Path> inFolders(String name) {
    return folders().stream()
        .map(folder -> folder.resolve(name))
        .filter(Files::isExecutable)
        .filter(Files::isRegularFile)
        .findFirst();
  }

  private static List<Path> folders() {
    List<Path> folders = new ArrayList<>();
    String path = System.getenv().getOrDefault("PATH", "");
    String all = System.getenv().getOrDefault(FOLDER, "") + File.pathSeparator + path;
    for (String folder : all.split(File.pathSeparator, -1)) {
      if (!folder.isEmpty()) {
        folders.add(Path.of(folder));
      }
    }
    return folders;
  }

  private static String plainName(String tool) {
    return tool.endsWith(NEWER_MARK)
        ? tool.substring(0, tool.length() - NEWER_MARK.length())
        : tool;
  }

  /** Debian 12's skopeo 1.9 has sigstore patched out; 1.18 is the first that was seen to work. */
  private static boolean isNewSkopeo(Path file) {
    String[] words = new Tool(file).run("--version").stdout().strip().split("[ .]", -1);
    return words.length > 3
        && words[2].equals("1")
        && words[3].chars().allMatch(Character::isDigit)
        && Integer.parseInt(words[3]) >= 18;
  }
}
