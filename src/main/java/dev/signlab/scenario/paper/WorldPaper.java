package dev.signlab.scenario.paper;

import dev.signlab.diagnostic.LabException;
import dev.signlab.environment.world.Endpoint;
import dev.signlab.oci.name.Reference;
import dev.signlab.scenario.model.WorldPlan;
import dev.signlab.scenario.source.Findings;
import dev.signlab.scenario.source.Nearest;
import dev.signlab.yaml.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What stands under {@code world}: whether it can be prepared, and is what the proof types. */
final class WorldPaper implements Paper {

  private static final String WORLD = "world";

  /** What {@code COSIGN_PASSWORD} is in a proof, and what lessons tell learners. */
  private static final String PASSWORD = "signlab";

  @Override
  public void read(Written written, Findings findings) {
    WorldPlan world = written.scenario().world();
    keys(written, world.keys(), findings);
    images(written, "images", world.images(), findings);
    images(written, "local-images", world.localImages(), findings);
    ports(written, world, findings);
    signatures(written, world, findings);
    if (world.variables().containsKey("COSIGN_PASSWORD")) {
      findings.advise(
          written.places().of(WORLD, "variables", "COSIGN_PASSWORD"),
          "COSIGN_PASSWORD opens every key without asking",
          "a learner who types the password",
          "COSIGN_PASSWORD among the variables",
          "leave it out; the proof types the password by itself");
    }
  }

  private static void keys(Written written, List<WorldPlan.Key> keys, Findings findings) {
    Set<String> prefixes = new HashSet<>();
    for (int i = 0; i < keys.size(); i++) {
      WorldPlan.Key key = keys.get(i);
      Place place = written.places().of(WORLD, "keys", i, "prefix");
      if (!prefixes.add(key.prefix())) {
        findings.add(
            place,
            "two key pairs are called " + key.prefix(),
            "a prefix of its own",
            key.prefix() + " twice");
      }
      if (!key.password().equals(PASSWORD)) {
        findings.add(
            written.places().of(WORLD, "keys", i, "password"),
            "another password than the proof types",
            "password: " + PASSWORD,
            key.password());
      }
    }
  }

  private static void images(
      Written written, String key, List<WorldPlan.Image> images, Findings findings) {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < images.size(); i++) {
      WorldPlan.Image image = images.get(i);
      if (!names.add(image.name())) {
        findings.add(
            written.places().of(WORLD, key, i),
            "two images are called " + image.name(),
            "a name of its own",
            image.name() + " twice");
      }
      BuildPaper.read(written, written.places().of(WORLD, key, i, "from"), image.from(), findings);
    }
  }

  private static void ports(Written written, WorldPlan world, Findings findings) {
    if (world.registry().filter(port -> port != Endpoint.USUAL_PORT).isPresent()) {
      findings.add(
          written.places().of(WORLD, "registry"),
          "another port than that of the lab's registry, to which lines of scenarios may speak",
          "registry: " + Endpoint.USUAL_PORT,
          String.valueOf(world.registry().get()));
    }
    for (int i = 0; i < world.images().size(); i++) {
      String name = world.images().get(i).name();
      Optional<Integer> wanted = world.registry();
      if (wanted.isPresent() && !name.startsWith("localhost:" + wanted.get() + "/")) {
        findings.add(
            written.places().of(WORLD, "images", i, "ref"),
            "an image of another registry than the one that is prepared",
            "localhost:" + wanted.get() + "/…",
            name);
      }
    }
  }

  private static void signatures(Written written, WorldPlan world, Findings findings) {
    List<String> images = new ArrayList<>();
    world.images().forEach(image -> images.add(image.name()));
    for (int i = 0; i < world.signatures().size(); i++) {
      String image = world.signatures().get(i).image().toString();
      if (images.stream().noneMatch(known -> same(known, image))) {
        findings.add(
            written.places().of(WORLD, "signatures", i, "image"),
            "a signature of an image that is not among the images",
            "one of " + String.join(", ", images),
            image,
            Nearest.advice(image, images));
      }
    }
  }

  private static boolean same(String known, String image) {
    try {
      return Reference.parse(known).toString().equals(image);
    } catch (LabException e) {
      return false;
    }
  }
}
