package dev.signlab.evening;

import dev.signlab.judge.Tool;
import dev.signlab.skipped.Skip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/** The project as somebody has it who just cloned it: sources only, nothing built. */
final class FreshClone {

  private FreshClone() {}

  /** Copies what git knows or would know of this checkout into an empty folder. */
  static Path into(Path folder) throws IOException {
    Path here = Path.of("").toAbsolutePath();
    for (String name : sources(here).toList()) {
      Path from = here.resolve(name);
      if (Files.isRegularFile(from)) {
        Path to = folder.resolve(name);
        Files.createDirectories(to.resolveSibling(""));
        Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    return folder;
  }

  private static Stream<String> sources(Path here) {
    Tool.Run list = Tool.require("git").in(here).run("ls-files", "-co", "--exclude-standard");
    if (list.status() != 0) {
      throw Skip.because("a checkout of git is not here");
    }
    return list.stdout().lines();
  }
}
