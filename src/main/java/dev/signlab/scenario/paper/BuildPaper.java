package dev.signlab.scenario.paper;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.image.dockerfile.BuildPlan;
import dev.signlab.image.dockerfile.BuildRequest;
import dev.signlab.image.dockerfile.Dockerfile;
import dev.signlab.image.dockerfile.Instruction;
import dev.signlab.image.dockerfile.Stage;
import dev.signlab.scenario.source.Finding;
import dev.signlab.scenario.source.Findings;
import dev.signlab.yaml.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Folders from which images are built. */
final class BuildPaper {

  /** What the file is called that says how an image is built. */
  static final String FILE = "Dockerfile";

  private static final Pattern LINE = Pattern.compile("(?:.* )?line ([0-9]{1,6}): (.*)");
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._/-]+");

  private BuildPaper() {}

  /** Reads the folder that a place names. */
  static void read(Written written, Place place, String from, Findings findings) {
    Path folder = written.file(from);
    if (!Files.isRegularFile(folder.resolve(FILE))) {
      findings.add(
          place,
          "an image of a folder without a " + FILE,
          "a file " + from + "/" + FILE,
          "none of that name");
      return;
    }
    read(folder.resolve(FILE), findings);
  }

  /** Reads a Dockerfile, whose folder is its context. */
  static void read(Path file, Findings findings) {
    try {
      Dockerfile read = Dockerfile.read(file);
      BuildPlan.of(read, BuildRequest.PLAIN);
      read.stages().forEach(stage -> sources(stage, file, findings));
    } catch (LabException e) {
      refused(file, e.problem(), findings);
    }
  }

  private static void refused(Path file, Problem problem, Findings findings) {
    String all =
        problem
            .found()
            .filter(text -> LINE.matcher(first(text)).matches())
            .orElse(problem.summary());
    for (String text : all.lines().toList()) {
      Matcher line = LINE.matcher(text);
      boolean known = line.matches();
      Place place = new Place(file, known ? Integer.parseInt(line.group(1)) : 1, 1);
      findings.add(new Finding(place, known ? line.group(2) : text, problem.failure()));
    }
  }

  private static String first(String text) {
    return text.lines().findFirst().orElse("");
  }

  private static void sources(Stage stage, Path file, Findings findings) {
    for (Instruction instruction : stage.instructions()) {
      if (instruction instanceof Instruction.Copy copy && copy.flags().from().isEmpty()) {
        copy.sources().stream()
            .filter(source -> PLAIN.matcher(source).matches())
            .filter(source -> !Files.exists(file.resolveSibling(relative(source))))
            .forEach(
                source -> missing(new Place(file, copy.source().number(), 1), source, findings));
      }
    }
  }

  private static void missing(Place place, String source, Findings findings) {
    findings.add(place, "a file to copy that is not there", "a file beside the " + FILE, source);
  }

  private static String relative(String source) {
    return Optional.of(source.replaceFirst("^/+", "")).filter(s -> !s.isEmpty()).orElse(".");
  }
}
