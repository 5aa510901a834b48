package dev.signlab.scenario.paper;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.json.Json;
import dev.signlab.scenario.load.LabScript;
import dev.signlab.scenario.model.WorldPlan;
import dev.signlab.scenario.source.Finding;
import dev.signlab.scenario.source.Findings;
import dev.signlab.storage.BoundedFile;
import dev.signlab.storage.Reason;
import dev.signlab.yaml.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What lies in the folder: whether something uses it, and whether it can be read. */
final class FilePaper implements Paper {

  private static final long LARGE = 1 << 20;
  private static final String FILES = "files";

  @Override
  public void read(Written written, Findings findings) {
    List<Path> used = used(written);
    for (Path file : below(written.file(FILES), findings)) {
      if (used.stream().noneMatch(file::startsWith)) {
        findings.advise(
            Place.beginning(file),
            "a file that nothing uses",
            "files: or images: that name it",
            "neither");
      }
      content(file, findings);
    }
    for (Path file : below(written.file(LabScript.MISTAKES), findings)) {
      if (!file.toString().endsWith(".lab")) {
        findings.advise(
            Place.beginning(file),
            "a mistake that nobody tries, for its name",
            "a name that ends in .lab",
            file.getFileName() + "");
      }
    }
  }

  private static List<Path> used(Written written) {
    WorldPlan world = written.scenario().world();
    List<Path> used = new ArrayList<>();
    world.files().forEach(file -> used.add(written.file(file)));
    Stream.of(world.images(), world.localImages())
        .flatMap(List::stream)
        .forEach(image -> used.add(written.file(image.from())));
    return used;
  }

  private static void content(Path file, Findings findings) {
    try {
      if (Files.size(file) > LARGE) {
        findings.advise(
            Place.beginning(file),
            "a large file, which everybody who gets this scenario carries along",
            "at most " + (LARGE >> 10) + " KiB",
            (Files.size(file) >> 10) + " KiB");
      } else if (file.toString().endsWith(".json")) {
        Json.parse(BoundedFile.read(file), file.getFileName() + "");
      } else if (file.endsWith(BuildPaper.FILE)) {
        BuildPaper.read(file, findings);
      }
    } catch (LabException e) {
      Problem problem = e.problem();
      findings.add(
          new Finding(
              Place.beginning(file),
              "a file that is not JSON: " + problem.summary(),
              problem.failure()));
    } catch (IOException e) {
      findings.add(Place.beginning(file), "cannot be read", "a file", Reason.of(e));
    }
  }

  private static List<Path> below(Path folder, Findings findings) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      findings.add(Place.beginning(folder), "cannot be read", "a folder", Reason.of(e));
      return List.of();
    }
  }
}
