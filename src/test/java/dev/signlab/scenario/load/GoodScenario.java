package dev.signlab.scenario.load;

import dev.signlab.storage.BoundedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The scenario without defect, and copies of it with one. */
final class GoodScenario {

  static final Path ROOT = Path.of("src/test/resources/scenarios");
  static final Path FOLDER = ROOT.resolve("good");
  static final Anchors ANCHORS = Anchors.in(ROOT.resolve("content"));

  private GoodScenario() {}

  static String text() {
    return BoundedFile.readText(FOLDER.resolve(ScenarioLoader.FILE));
  }

  /** Writes a copy of the scenario with another text into a folder. */
  static Path with(Path folder, String text) {
    try {
      Files.createDirectories(folder.resolve("files"));
      Files.writeString(folder.resolve("files/Dockerfile"), "FROM scratch\n");
      Files.writeString(folder.resolve(ScenarioLoader.FILE), text);
      Files.writeString(folder.resolve("solution.lab"), "# task: sign\nls\n");
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
