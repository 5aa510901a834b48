package dev.signlab.image.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.json.Json;
import dev.signlab.judge.BuildEngine;
import dev.signlab.judge.Tool;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarFile;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * What stands in the tables is what a container engine builds. Where Docker of today says otherwise
 * than the engine that is here, the case says so and why, and is left out.
 */
class BuildTableIntegrationTests {

  private static final String REFUSED = "refused";

  @TempDir Path folder;

  @Test
  void aContainerEngineBuildsTheImagesOfTheTables() throws Exception {
    Tool docker = BuildEngine.require();
    for (BaseImage image : BaseImage.all()) {
      Path archive = folder.resolve(image.name() + ".tar");
      try (OutputStream out = Files.newOutputStream(archive)) {
        image.archive(out);
      }
      docker.succeed("load", "-q", "-i", archive.toString());
    }
    List<BuildCase> cases =
        BuildCase.all().stream().filter(each -> each.differs().isEmpty()).toList();
    List<String> said = buildAll(docker, cases);
    Map<String, String> images = images(docker, said);
    compare(cases, said, images);
  }

  private List<String> buildAll(Tool docker, List<BuildCase> cases) throws Exception {
    List<Callable<String>> tasks = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      int number = i;
      tasks.add(() -> build(docker, cases.get(number), number));
    }
    List<String> said = new ArrayList<>();
    try (ExecutorService four = Executors.newFixedThreadPool(4)) {
      for (Future<String> each : four.invokeAll(tasks)) {
        said.add(each.get());
      }
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    }
    return said;
  }

  /** Returns the name of the image, or that it was refused and how. */
  private String build(Tool docker, BuildCase each, int number) throws IOException {
    Path place = Files.createDirectories(folder.resolve("case" + number));
    Path context = each.prepare(place.resolve("context"));
    Path dockerfile = Files.writeString(place.resolve("Dockerfile"), each.dockerfile());
    String name = "table-case-" + number;
    List<String> line = new ArrayList<>(List.of("build", "-q", "-t", name, "-f"));
    line.add(dockerfile.toString());
    line.addAll(each.flags());
    line.add(context.toString());
    Tool.Run run = docker.run(line.toArray(new String[0]));
    return run.status() == 0 ? name : REFUSED + " " + run.stderr().strip();
  }

  /** One archive holds all images, so that the engine is asked once. */
  private Map<String, String> images(Tool docker, List<String> said) throws IOException {
    List<String> names = said.stream().filter(name -> !name.startsWith(REFUSED)).toList();
    Path archive = folder.resolve("all.tar");
    List<String> line = new ArrayList<>(List.of("save", "-o", archive.toString()));
    line.addAll(names);
    docker.succeed(line.toArray(new String[0]));
    List<String> away = new ArrayList<>(List.of("rmi", "-f"));
    away.addAll(names);
    docker.run(away.toArray(new String[0]));
    try (TarFile tar = new TarFile(archive)) {
      Map<String, TarArchiveEntry> entries = new TreeMap<>();
      tar.getEntries().forEach(entry -> entries.put(entry.getName(), entry));
      Map<String, String> images = new TreeMap<>();
      for (JsonNode image : Json.parse(read(tar, entries, "manifest.json"), "manifest.json")) {
        String text = listing(tar, entries, image);
        image.path("RepoTags").forEach(tag -> images.put(tag.asString().split(":", 2)[0], text));
      }
      return images;
    }
  }

  private static String listing(TarFile tar, Map<String, TarArchiveEntry> entries, JsonNode image)
      throws IOException {
    List<ImageListing.Layer> layers = new ArrayList<>();
    for (JsonNode layer : image.path("Layers")) {
      byte[] bytes = read(tar, entries, layer.asString());
      layers.add(() -> new ByteArrayInputStream(bytes));
    }
    return ImageListing.of(read(tar, entries, image.path("Config").asString()), layers);
  }

  /** A layer that two images have is a link in the second one. */
  private static byte[] read(TarFile tar, Map<String, TarArchiveEntry> entries, String name)
      throws IOException {
    TarArchiveEntry entry = Objects.requireNonNull(entries.get(name), name);
    if (entry.isSymbolicLink()) {
      Path target = Path.of(name).resolveSibling(entry.getLinkName()).normalize();
      return read(tar, entries, target.toString());
    }
    return tar.getInputStream(entry).readAllBytes();
  }

  private static void compare(List<BuildCase> cases, List<String> said, Map<String, String> images)
      throws IOException {
    SoftAssertions all = new SoftAssertions();
    for (int i = 0; i < cases.size(); i++) {
      BuildCase each = cases.get(i);
      String answer = images.getOrDefault(said.get(i), said.get(i));
      if (Boolean.getBoolean("signlab.regenerate")
          && !(each.isRefused() && answer.startsWith(REFUSED))) {
        Files.writeString(BuildCase.FOLDER.resolve(each.table()), each.withImage(answer));
      } else if (each.isRefused()) {
        all.assertThat(answer).as(each.toString()).startsWith(REFUSED);
      } else {
        all.assertThat(answer).as(each.toString()).isEqualTo(each.image());
      }
    }
    all.assertAll();
    assertThat(cases).hasSizeGreaterThan(50);
  }
}
