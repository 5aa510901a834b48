package dev.signlab.scenario.load;

import dev.signlab.diagnostic.Problem;
import dev.signlab.oci.name.Reference;
import dev.signlab.storage.AtomicFile;
import dev.signlab.storage.BoundedFile;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A scenario to begin with: three tasks about one image, with lesson, solution and mistakes, which
 * passes its own gate. Its author changes one thing after the other and asks the gate again.
 *
 * @param id its name
 * @param title as lists show it
 * @param summary what it is good for, one line
 * @param image the image that is signed
 * @param key the prefix of the learner's key files
 * @param minutes how long it takes
 */
public record NewScenario(
    String id, String title, String summary, Reference image, String key, int minutes) {

  /** The fewest minutes that three tasks take. */
  public static final int FEWEST_MINUTES = 3;

  /** The most. */
  public static final int MOST_MINUTES = 24;

  private static final String TEMPLATE = "/dev/signlab/scenario/template/";

  /** The files of a scenario, and what of the template each is made of. */
  private static final Map<String, String> FILES = files();

  private static Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(ScenarioLoader.FILE, "scenario.yaml");
    files.put("solution.lab", "solution.lab");
    files.put("lessons/@id@.adoc", "lesson.adoc");
    for (String mistake : List.of("other-key", "not-yet", "only-looked", "wrong-cause")) {
      files.put("mistakes/" + mistake + ".lab", mistake + ".lab");
    }
    files.put("files/image/Dockerfile", "Dockerfile");
    files.put("files/image/hello.txt", "hello.txt");
    return Collections.unmodifiableMap(files);
  }

  /** Refuses what cannot stand in a scenario's file. */
  public NewScenario {
    Identifier.parse(id);
    Identifier.parse(key);
    requireLine("the title", title);
    requireLine("the summary", summary);
    if (minutes < FEWEST_MINUTES || minutes > MOST_MINUTES) {
      throw Problem.of("that is no time for three tasks")
          .expected(FEWEST_MINUTES + " to " + MOST_MINUTES + " minutes")
          .found(minutes + " minutes")
          .asException();
    }
    if (key.equals("stranger")) {
      throw Problem.of("the key of somebody else is called stranger")
          .expected("another name for the learner's key")
          .found(key)
          .asException();
    }
  }

  private static void requireLine(String what, String text) {
    if (!text.matches("[^\"'\\\\:#{}\\[\\]\\p{Cntrl}`|>&*!%@,-][^\"\\\\:#\\p{Cntrl}]{0,99}")) {
      throw Problem.of(what + " cannot stand in a scenario as it is")
          .expected("one line of 1 to 100 letters, without : # \" and \\, begun by a letter")
          .found(text)
          .asException();
    }
  }

  /**
   * Writes the files into a folder that is not there yet, or is empty.
   *
   * @return the files, below the folder
   * @throws dev.signlab.diagnostic.LabException when something is in the way
   */
  public List<String> writeTo(Path folder) {
    requireEmpty(folder);
    List<String> written = new ArrayList<>();
    FILES.forEach(
        (name, part) -> {
          String file = filled(name);
          AtomicFile.write(folder.resolve(file), filled(part(part)));
          written.add(file);
        });
    return List.copyOf(written);
  }

  /** Refuses a folder in which something is already. */
  public static void requireEmpty(Path folder) {
    try (Stream<Path> there = Files.exists(folder) ? Files.list(folder) : Stream.empty()) {
      if (there.findAny().isPresent()) {
        throw Problem.of("something is in " + folder + " already")
            .expected("a folder that is not there yet, or an empty one")
            .found("files")
            .hint("to see whether they are a scenario", "author check " + folder)
            .asException();
      }
    } catch (IOException e) {
      throw Problem.of("cannot write to " + folder)
          .expected("a folder")
          .found(Reason.of(e))
          .asException(e);
    }
  }

  private String filled(String text) {
    return text.replace("@id@", id)
        .replace("@title@", title)
        .replace("@summary@", summary)
        .replace("@image@", image.toString())
        .replace("@key@", key)
        .replace("@minutes@", String.valueOf(minutes));
  }

  private static String part(String name) {
    try (InputStream in = NewScenario.class.getResourceAsStream(TEMPLATE + name)) {
      byte[] bytes = BoundedFile.read(Objects.requireNonNull(in), BoundedFile.SMALL, name);
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw Problem.of("cannot read the template " + name).found(Reason.of(e)).asException(e);
    }
  }
}
