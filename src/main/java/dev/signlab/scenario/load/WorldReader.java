package dev.signlab.scenario.load;

import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.attach.SignatureLayout;
import dev.signlab.oci.name.Reference;
import dev.signlab.scenario.check.FieldSpec;
import dev.signlab.scenario.model.ReservedVariables;
import dev.signlab.scenario.model.WorldPlan;
import dev.signlab.scenario.source.Fields;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads the {@code world} section of a scenario. */
final class WorldReader {

  private static final Reference UNREAD = Reference.parse("unread.invalid/unread:unread");

  private final Path folder;

  WorldReader(Path folder) {
    this.folder = folder;
  }

  WorldPlan read(Optional<Fields> section) {
    return section.map(this::world).orElse(WorldPlan.EMPTY);
  }

  private WorldPlan world(Fields fields) {
    List<WorldPlan.Key> keys = fields.objects("keys").stream().map(WorldReader::key).toList();
    WorldPlan plan =
        new WorldPlan(
            fields.optionalNumber("registry", 1024, 65_535),
            fields.has("keep-access") && fields.yesOrNo("keep-access"),
            fields.has("sigstore") && fields.yesOrNo("sigstore"),
            fields.allParsed("files", this::inFolder),
            fields.objects("images").stream().map(image -> image(image, true)).toList(),
            fields.objects("local-images").stream().map(image -> image(image, false)).toList(),
            keys,
            fields.objects("signatures").stream().map(sig -> signature(sig, keys)).toList(),
            fields.textMap("variables"));
    fields.finish();
    plan.variables().keySet().forEach(name -> checkVariable(fields, name));
    if (plan.registry().isEmpty() && !plan.images().isEmpty()) {
      fields
          .findings()
          .add(fields.place("images"), "images without a registry", "registry: 5001", "none");
    }
    return plan;
  }

  private static void checkVariable(Fields fields, String name) {
    if (ReservedVariables.isReserved(name)) {
      fields
          .findings()
          .add(
              fields.place("variables"),
              "a scenario cannot set " + name,
              "a variable of the lab's commands, such as COSIGN_REPOSITORY, or one such as"
                  + " MY_IMAGE",
              name + ", which may steer a program of the machine");
    }
  }

  private WorldPlan.Image image(Fields fields, boolean inRegistry) {
    if (inRegistry) {
      fields.requireForm("ref", FieldSpec.IMAGE, FieldSpec.IMAGE_WORDS);
    }
    String name =
        inRegistry
            ? fields.parsed("ref", WorldReader::referenceText, UNREAD.toString())
            : fields.text("name");
    WorldPlan.Image image = new WorldPlan.Image(name, fields.parsed("from", this::inFolder, ""));
    fields.finish();
    return image;
  }

  private static String referenceText(String text) {
    return Reference.parse(text).toString();
  }

  private static WorldPlan.Key key(Fields fields) {
    WorldPlan.Key key =
        new WorldPlan.Key(
            fields.parsed("prefix", Identifier::parse, "unread"), fields.text("password"));
    fields.finish();
    return key;
  }

  private static WorldPlan.Signature signature(Fields fields, List<WorldPlan.Key> keys) {
    fields.requireForm("image", FieldSpec.IMAGE, FieldSpec.IMAGE_WORDS);
    Reference image = fields.parsed("image", Reference::parse, UNREAD);
    String key = fields.parsed("key", Identifier::parse, "unread");
    List<String> prefixes = keys.stream().map(WorldPlan.Key::prefix).toList();
    if (!prefixes.contains(key)) {
      fields
          .findings()
          .add(fields.place("key"), "no key " + key, "one of the keys " + prefixes, key);
    }
    WorldPlan.Signature signature =
        new WorldPlan.Signature(
            image,
            key,
            fields.textMap("annotations"),
            fields.optionalParsed("layout", text -> SignatureLayout.parse(text).words()));
    fields.finish();
    return signature;
  }

  /** A scenario from elsewhere is data: nothing outside its folder is copied into the lab. */
  private String inFolder(String text) {
    Path path = folder.resolve(text).normalize();
    if (Path.of(text).isAbsolute() || !path.startsWith(folder.normalize())) {
      throw Problem.of("outside the scenario's folder: " + text)
          .expected("a name below " + folder.getFileName())
          .found(text)
          .asException();
    }
    if (!Files.exists(path)) {
      throw Problem.of("no such file in the scenario's folder: " + text)
          .expected("a file or folder such as files/studentbook")
          .found("nothing of that name")
          .asException();
    }
    return text;
  }
}
