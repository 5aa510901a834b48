package dev.signlab.image;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.image.dockerfile.BuildPlan;
import dev.signlab.image.dockerfile.BuildRequest;
import dev.signlab.image.dockerfile.Dockerfile;
import dev.signlab.image.dockerfile.Instruction;
import dev.signlab.image.dockerfile.Instruction.Copy;
import dev.signlab.image.dockerfile.Origin;
import dev.signlab.image.dockerfile.PlannedStage;
import dev.signlab.image.dockerfile.Platform;
import dev.signlab.image.dockerfile.SourceLine;
import dev.signlab.image.dockerfile.Variables;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.layout.ImageSource;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageIndex;
import dev.signlab.oci.model.ImageManifest;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.model.MediaType;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.TagReference;
import dev.signlab.oci.transfer.RegistryImage;
import dev.signlab.storage.BoundedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Builds an image from a Dockerfile into the local store. The same files give the same digest,
 * whenever, wherever and in whatever order they were written.
 *
 * @param store takes the image
 * @param client fetches a base image
 * @param progress hears how far the build is
 */
public record ImageBuild(ImageStore store, RegistryClient client, Progress progress) {

  /**
   * Builds.
   *
   * @param context the folder of the files
   * @param dockerfile the file, usually {@code Dockerfile} in the context
   * @param arguments values for the {@code ARG}s
   * @param name under which the store keeps the image
   */
  public LocalImage run(
      Path context, Path dockerfile, Map<String, String> arguments, TagReference name) {
    return run(
        context, dockerfile, new BuildRequest(arguments, Platform.DEFAULT, Optional.empty()), name);
  }

  /**
   * Builds.
   *
   * @param context the folder of the files
   * @param dockerfile the file, usually {@code Dockerfile} in the context
   * @param request what is asked for beside the file
   * @param name under which the store keeps the image
   */
  public LocalImage run(Path context, Path dockerfile, BuildRequest request, TagReference name) {
    checkContext(context, dockerfile);
    String text = BoundedFile.readText(dockerfile);
    Dockerfile parsed = Dockerfile.parse(text, dockerfile.getFileName().toString());
    BuildPlan plan = BuildPlan.of(parsed, request);
    plan.warnings().forEach(progress::warn);
    Manifest manifest = build(plan, context.toAbsolutePath().normalize());
    store.put(name, manifest);
    return store.find(name).orElseThrow(() -> new AssertionError("just built " + name));
  }

  private Manifest build(BuildPlan plan, Path context) {
    PlannedStage stage = plan.stages().getLast();
    if (plan.stages().size() > 1) {
      throw notYet(plan, stage.stage().source(), "builds of several stages");
    }
    Base base = base(stage.base());
    Variables variables = Variables.in(plan, base.config().variables());
    ConfigDraft config = new ConfigDraft(base.config());
    List<Copy> copies = new ArrayList<>();
    List<Map<String, Path>> files = new ArrayList<>();
    ContextFiles contextFiles = new ContextFiles(context);
    for (Instruction raw : stage.instructions()) {
      Instruction instruction = variables.expand(raw);
      if (!ConfigDraft.takes(instruction)) {
        throw notYet(plan, instruction.source(), instruction.text());
      }
      config.apply(instruction);
      if (instruction instanceof Copy copy) {
        Map<String, Path> found = contextFiles.of(copy, config.under(copy.target()));
        if (!found.isEmpty()) {
          copies.add(copy);
          files.add(found);
        }
      }
    }
    progress.at("layers", 0, copies.size());
    List<Descriptor> layers = new ArrayList<>(base.layers());
    layers.addAll(addLayers(config, copies, files));
    byte[] written = config.write();
    store.layout().write(written);
    return ImageManifest.of(Descriptor.of(MediaType.OCI_CONFIG, written)).layers(layers).build();
  }

  private List<Descriptor> addLayers(
      ConfigDraft config, List<Copy> copies, List<Map<String, Path>> files) {
    if (copies.isEmpty()) {
      return List.of();
    }
    LayerFactory.Layers made = new LayerFactory(store.layout()).make(copies, files);
    List<Descriptor> layers = new ArrayList<>();
    for (int i = 0; i < copies.size(); i++) {
      config.addLayer(made.config().diffIds().get(i), copies.get(i).text());
      layers.add(made.layer(i));
      progress.at("layers", i + 1, copies.size());
    }
    return layers;
  }

  /** What stands behind FROM. */
  private record Base(ImageConfig config, List<Descriptor> layers) {}

  private Base base(Origin origin) {
    if (!(origin instanceof Origin.OtherImage(String name))) {
      return new Base(ImageConfig.SCRATCH, List.of());
    }
    ImageSource source = source(name);
    ImageManifest manifest = oneOf(source, source.manifest(), name);
    byte[] config = source.read(manifest.config());
    List<Descriptor> layers = new ArrayList<>();
    for (int i = 0; i < manifest.layers().size(); i++) {
      layers.add(fetch(source, manifest.layers().get(i)));
      progress.at("base image", i + 1, manifest.layers().size());
    }
    return new Base(ImageConfig.parse(config, "config of " + name), layers);
  }

  private ImageSource source(String name) {
    if (name.startsWith("oci:")) {
      return ImageLocation.parse(name).source(client);
    }
    Reference reference = Reference.parse(name);
    return store.find(reference).isPresent()
        ? store.source(reference)
        : new RegistryImage(client, reference);
  }

  private static ImageManifest oneOf(ImageSource source, Manifest manifest, String name) {
    if (manifest instanceof ImageManifest image) {
      return image;
    }
    return ((ImageIndex) manifest)
        .manifests().stream()
            .filter(ImageBuild::isLinuxAmd64)
            .findFirst()
            .map(source::manifest)
            .filter(ImageManifest.class::isInstance)
            .map(ImageManifest.class::cast)
            .orElseThrow(() -> noPlatform(name));
  }

  private static boolean isLinuxAmd64(Descriptor descriptor) {
    return descriptor
        .platform()
        .filter(
            platform ->
                platform.path("os").asString("").equals("linux")
                    && platform.path("architecture").asString("").equals("amd64"))
        .isPresent();
  }

  private Descriptor fetch(ImageSource source, Descriptor layer) {
    if (!store.layout().has(layer.digest())) {
      try (InputStream in = source.open(layer)) {
        store.layout().write(layer, in);
      } catch (IOException e) {
        throw ImageFiles.cannot("fetch layer " + layer.digest().shortened(), e);
      }
    }
    // Docker's layers are the same bytes under an older name.
    return layer.mediaType().value().contains("docker")
        ? new Descriptor(MediaType.OCI_LAYER_GZIP, layer.digest(), layer.size())
        : layer;
  }

  private static LabException noPlatform(String name) {
    return Problem.of("image " + name + " is not for linux/amd64")
        .expected("a manifest for linux/amd64 in its index")
        .found("none")
        .cause(Cause.NO_IMAGE)
        .asException();
  }

  private static LabException notYet(BuildPlan plan, SourceLine line, String what) {
    return Problem.of(plan.file().name() + " line " + line.number() + ": not done here: " + what)
        .hint("where Docker is on this machine, let it build", "!docker build -t NAME .")
        .cause(Cause.MALFORMED)
        .asException();
  }

  private static void checkContext(Path context, Path dockerfile) {
    if (!Files.isDirectory(context)) {
      throw Problem.of("no folder " + context + " to build from")
          .expected("a folder with a Dockerfile")
          .found(Files.exists(context) ? "a file" : "nothing of that name")
          .hint("the dot means this folder", "docker build -t NAME .")
          .cause(Cause.NO_FILE)
          .asException();
    }
    if (!Files.isRegularFile(dockerfile)) {
      throw Problem.of("no Dockerfile in " + context)
          .expected("a file " + dockerfile)
          .found("no such file")
          .hint("a Dockerfile elsewhere is named with -f", "docker build -f FILE -t NAME .")
          .cause(Cause.NO_FILE)
          .asException();
    }
  }
}
