package dev.signlab.shell.crane;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.json.Json;
import dev.signlab.oci.layout.PlatformChoice;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageManifest;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.model.MediaType;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.Repository;
import dev.signlab.oci.transfer.RegistryImage;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.FlagType;
import dev.signlab.shell.command.Invocation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code crane mutate}: another config and other annotations over the same layers, which makes
 * another image, that no signature of the first speaks of.
 */
final class MutateWords {

  private MutateWords() {}

  static Command mutate() {
    return new CraneCommand(
        CraneCommand.words("crane mutate", "Make another image by changing config and annotations")
            .flag(Flag.text("label", "NAME=VALUE", "labels").withShort("l").of(FlagType.MAP))
            .flag(
                Flag.text("annotation", "NAME=VALUE", "annotations")
                    .withShort("a")
                    .of(FlagType.MAP))
            .flag(Flag.text("env", "NAME=VALUE", "variables").withShort("e").of(FlagType.MAP))
            .flag(Flag.text("entrypoint", "WORDS", "what is started").of(FlagType.SLICE))
            .flag(Flag.text("cmd", "WORDS", "its arguments").of(FlagType.SLICE))
            .flag(Flag.text("user", "USER", "the user").withShort("u"))
            .flag(Flag.text("workdir", "FOLDER", "the working folder").withShort("w"))
            .flag(
                Flag.text("tag", "IMAGE", "its name; without one it is pushed by digest")
                    .withShort("t"))
            .argument("IMAGE", "the image", Completion.IMAGE)
            .example(
                "crane mutate -l team=a -t localhost:5001/studentbook:2.0"
                    + " localhost:5001/studentbook:1.0")
            .build(),
        MutateWords::mutate);
  }

  private static void mutate(Invocation invocation) {
    String typed = invocation.argument(0);
    RegistryImage image = CraneCommand.image(invocation, typed);
    Manifest found = CraneCommand.manifest(invocation, image, typed);
    ImageManifest before = PlatformChoice.HERE.choose(image, found);
    requireOci(before);
    Reference target = invocation.flag("tag").map(Reference::parse).orElse(image.reference());
    Repository repository = target.repository();
    byte[] config = Json.write(config(invocation, image.read(before.config())));
    Map<String, String> annotations = new LinkedHashMap<>(before.annotations());
    annotations.putAll(invocation.pairs("annotation"));
    ImageManifest.Builder builder =
        ImageManifest.of(Descriptor.of(before.config().mediaType(), config))
            .layers(before.layers())
            .annotations(annotations);
    before.subject().ifPresent(builder::subject);
    before.artifactType().ifPresent(builder::artifactType);
    Manifest made = builder.build();
    RegistryImage there = new RegistryImage(image.client(), repository.digest(made.digest()));
    bring(image, there, before.layers());
    image.client().pushBlob(repository, config);
    boolean named = invocation.flag("tag").isPresent();
    image.client().pushManifest(named ? target : there.reference(), made);
    invocation.screen().out(repository.digest(made.digest()).toString());
  }

  private static void bring(RegistryImage from, RegistryImage to, List<Descriptor> layers) {
    try {
      for (Descriptor layer : layers) {
        to.take(layer, from);
      }
    } catch (java.io.IOException e) {
      throw Problem.of("cannot copy a layer")
          .found(dev.signlab.storage.Reason.of(e))
          .asException(e);
    }
  }

  private static void requireOci(ImageManifest before) {
    if (!before.mediaType().equals(MediaType.OCI_MANIFEST)) {
      throw Problem.of("only images with a manifest of OCI are changed here")
          .expected(MediaType.OCI_MANIFEST.value())
          .found(before.mediaType().value())
          .command("crane mutate --help")
          .asException();
    }
  }

  private static ObjectNode config(Invocation invocation, byte[] bytes) {
    if (!(Json.parse(bytes, "config of the image").deepCopy() instanceof ObjectNode config)) {
      throw Problem.of("the config of the image cannot be changed")
          .expected("an object of JSON")
          .found("other JSON")
          .cause(Cause.MALFORMED)
          .asException();
    }
    ObjectNode run =
        config.path("config") instanceof ObjectNode there ? there : config.putObject("config");
    ObjectNode labels = run.path("Labels") instanceof ObjectNode there ? there : Json.object();
    invocation.pairs("label").forEach(labels::put);
    if (!labels.isEmpty()) {
      run.set("Labels", labels);
    }
    if (invocation.isGiven("env")) {
      run.set("Env", environment(run.path("Env"), invocation.pairs("env")));
    }
    if (invocation.isGiven("entrypoint")) {
      run.set("Entrypoint", words(invocation.values("entrypoint")));
      run.remove("Cmd");
    }
    if (invocation.isGiven("cmd")) {
      run.set("Cmd", words(invocation.values("cmd")));
    }
    invocation.flag("user").ifPresent(user -> run.put("User", user));
    invocation.flag("workdir").ifPresent(folder -> run.put("WorkingDir", folder));
    return config;
  }

  private static ArrayNode words(List<String> words) {
    ArrayNode list = Json.array();
    words.forEach(list::add);
    return list;
  }

  /** An entry without a value stays as it is. */
  private static ArrayNode environment(JsonNode before, Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>();
    for (JsonNode each : before) {
      String text = each.asString();
      all.put(text.replaceFirst("(?s)=.*", ""), text);
    }
    more.forEach((name, value) -> all.put(name, name + "=" + value));
    return words(List.copyOf(all.values()));
  }
}
