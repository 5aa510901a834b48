package dev.signlab.scenario.pack;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.layout.OciLayout;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageManifest;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.model.MediaType;
import dev.signlab.oci.name.DigestReference;
import dev.signlab.oci.name.Reference;
import dev.signlab.scenario.load.ScenarioLoader;
import dev.signlab.scenario.source.ScenarioFolder;
import dev.signlab.storage.AtomicFile;
import dev.signlab.storage.BoundedFile;
import dev.signlab.storage.Reason;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A scenario as it is passed on: an OCI artifact with a layer for each file, whose name is the
 * layer's title, as oras writes and reads it too. The same files make the same digest. There are no
 * links, modes or times in it, and so none can do harm.
 *
 * @param files the contents by their names, in the order of the names
 */
public record PackedScenario(SortedMap<String, byte[]> files) {

  /** What the manifest says that it is. */
  public static final MediaType TYPE = new MediaType("application/vnd.signlab.scenario.v1");

  private static final MediaType FILE = new MediaType("application/octet-stream");
  private static final String TITLE = "org.opencontainers.image.title";
  private static final byte[] EMPTY = {'{', '}'};

  /** Copies the files, and refuses what a pack may not hold. */
  public PackedScenario {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    files.keySet().forEach(PackLaw::name);
    PackLaw.requireApart(List.copyOf(files.keySet()));
    PackLaw.requireBounds(files.values().stream().map(bytes -> (long) bytes.length).toList());
    if (!files.containsKey(ScenarioLoader.FILE)) {
      throw PackLaw.refused("no " + ScenarioLoader.FILE, "a file of that name", "none");
    }
    files.keySet().stream()
        .filter(name -> name.endsWith("/" + ScenarioLoader.FILE))
        .findFirst()
        .ifPresent(PackedScenario::refuseInner);
  }

  /** It would be read as a scenario of its own, by a name that nobody looked at. */
  private static void refuseInner(String name) {
    throw PackLaw.refused(
        "there is a scenario within it", "one " + ScenarioLoader.FILE + ", at the top", name);
  }

  /**
   * Packs a folder. Hidden files and folders, such as those of git, are left out.
   *
   * @throws LabException when it holds a link, or more than a pack may
   */
  public static PackedScenario of(Path folder) {
    new ScenarioFolder(folder).requireOrdinary();
    SortedMap<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> there = Files.walk(folder)) {
      for (Path file : there.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString().replace(File.separatorChar, '/');
        if (!("/" + name).contains("/.")) {
          files.put(name, BoundedFile.read(file, PackLaw.LARGEST_FILE));
        }
      }
    } catch (IOException e) {
      throw Problem.of("cannot read " + folder).found(Reason.of(e)).asException(e);
    }
    return new PackedScenario(files);
  }

  /** Pushes it, and returns the digest of its manifest. */
  public Digest push(RegistryClient client, Reference target) {
    client.pushBlob(target.repository(), EMPTY);
    files.values().forEach(bytes -> client.pushBlob(target.repository(), bytes));
    return client.pushManifest(target, manifest());
  }

  /** Writes it into an OCI image layout under a name, and returns the digest of its manifest. */
  public Digest save(Path folder, String name) {
    OciLayout layout = OciLayout.openOrCreate(folder);
    layout.write(EMPTY);
    files.values().forEach(layout::write);
    ImageManifest manifest = manifest();
    layout.put(name, manifest);
    return manifest.digest();
  }

  private ImageManifest manifest() {
    ImageManifest.Builder manifest =
        ImageManifest.of(Descriptor.of(MediaType.OCI_EMPTY, EMPTY)).artifactType(TYPE);
    files.forEach(
        (name, bytes) ->
            manifest.layer(Descriptor.of(FILE, bytes).withAnnotations(Map.of(TITLE, name))));
    return manifest.build();
  }

  /**
   * Fetches a pack. Names and sizes are judged by the manifest, before a file is asked for.
   *
   * @param image by its digest, which somebody has verified
   * @throws LabException with the cause MALFORMED when it is no pack
   */
  public static PackedScenario fetch(RegistryClient client, DigestReference image) {
    Manifest manifest = client.manifest(image);
    String type = manifest.artifactType().map(MediaType::value).orElse("none");
    if (!(manifest instanceof ImageManifest pack) || !type.equals(TYPE.value())) {
      throw PackLaw.refused("it is of another type", TYPE.value(), type);
    }
    PackLaw.requireBounds(pack.layers().stream().map(Descriptor::size).toList());
    List<String> names = pack.layers().stream().map(PackedScenario::name).toList();
    PackLaw.requireApart(names);
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (Descriptor layer : pack.layers()) {
      files.put(name(layer), client.blob(image.repository(), layer));
    }
    return new PackedScenario(files);
  }

  private static String name(Descriptor layer) {
    return PackLaw.name(layer.annotations().getOrDefault(TITLE, ""));
  }

  /** Writes the files into a folder that is empty or not there yet. */
  public void writeTo(Path folder) {
    files.forEach((name, bytes) -> AtomicFile.write(folder.resolve(name), bytes));
  }
}
