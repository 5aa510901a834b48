package dev.signlab.shell.docker;

import dev.signlab.diagnostic.Problem;
import dev.signlab.image.ImageLocation;
import dev.signlab.image.ImageStore;
import dev.signlab.image.LocalImage;
import dev.signlab.json.Json;
import dev.signlab.oci.layout.ImageSource;
import dev.signlab.oci.layout.OciArchive;
import dev.signlab.oci.layout.OciLayout;
import dev.signlab.oci.layout.PlatformChoice;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageManifest;
import dev.signlab.oci.name.TagReference;
import dev.signlab.oci.transfer.Transfer;
import dev.signlab.oci.transfer.Transfer.TransferListener;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.command.RawOutput;
import dev.signlab.shell.image.Images;
import dev.signlab.storage.AtomicFile;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code docker save}: images into one archive, an OCI layout with the {@code manifest.json} that
 * older programs look for, as Docker since 25 writes it.
 */
final class DockerSaveCommand implements Command {

  /** The whole name of an image in the list of a layout, as containerd has it. */
  static final String NAME = "io.containerd.image.name";

  private static final String BLOBS = "blobs/sha256/";

  private static final CommandSpec SPEC =
      CommandSpec.of("docker save", "docker", "Write images of this machine into an archive")
          .flag(Flag.file("output", "the archive; without it, standard output").withShort("o"))
          .arguments("IMAGE", "the images", Completion.IMAGE)
          .example("docker save -o studentbook.tar studentbook")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    Optional<String> output = invocation.flag("output");
    if (output.isEmpty() && invocation.screen().style().height() > 0) {
      throw Problem.of("cowardly refusing to save to a terminal")
          .expected("-o FILE, or > FILE")
          .found("neither")
          .command(SPEC.name() + " -o image.tar " + String.join(" ", invocation.arguments()))
          .asException();
    }
    OciLayout layout = ImageLocation.temporaryLayout();
    fill(layout, Images.store(invocation), invocation.arguments());
    if (output.isPresent()) {
      OciArchive.pack(layout, invocation.path(output.get()));
    } else {
      send(invocation, layout);
    }
    return OK;
  }

  /** The layout is there as a whole before the first byte of the archive is sent. */
  private static void send(Invocation invocation, OciLayout layout) {
    try {
      RawOutput.send(invocation.screen().rawOut(), out -> OciArchive.pack(layout, out));
    } catch (IOException e) {
      throw Problem.of("cannot write the archive").found(Reason.of(e)).asException(e);
    }
  }

  private static void fill(OciLayout layout, ImageStore store, List<String> words) {
    List<Descriptor> images = new ArrayList<>();
    Map<String, ObjectNode> entries = new LinkedHashMap<>();
    for (String word : words) {
      LocalImage image = LocalImages.require(store, word);
      ImageSource source = store.source(image.reference());
      new Transfer(source, layout.unnamed(), TransferListener.NONE).run();
      images.add(source.manifest().descriptor().withAnnotations(names(image)));
      ObjectNode entry =
          entries.computeIfAbsent(image.digest().toString(), digest -> entry(source));
      if (image.reference() instanceof TagReference
          && entry.path("RepoTags") instanceof ArrayNode tags) {
        tags.add(image.name());
      }
    }
    layout.writeIndex(images);
    ArrayNode list = Json.array();
    entries.values().forEach(list::add);
    AtomicFile.write(layout.folder().resolve("manifest.json"), Json.write(list));
  }

  private static Map<String, String> names(LocalImage image) {
    Map<String, String> names = new LinkedHashMap<>();
    if (image.reference() instanceof TagReference tag) {
      names.put(NAME, tag.toString().replaceFirst("^index\\.docker\\.io/", "docker.io/"));
      names.put(OciLayout.NAME, tag.tag());
    }
    return names;
  }

  private static ObjectNode entry(ImageSource source) {
    ImageManifest manifest = PlatformChoice.HERE.choose(source, source.manifest());
    ObjectNode entry = Json.object();
    entry.put("Config", BLOBS + manifest.config().digest().hex());
    entry.putArray("RepoTags");
    ArrayNode layers = entry.putArray("Layers");
    manifest.layers().forEach(layer -> layers.add(BLOBS + layer.digest().hex()));
    return entry;
  }
}
