package dev.signlab.diagnosis;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.client.RegistryException;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.Registry;
import dev.signlab.oci.name.Repository;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The images of one registry, each thing asked for once. A registry that does not answer, or is
 * none of this machine, has none. Not safe for use by several threads.
 */
public final class ImageShelf {

  private static final int MOST_REPOSITORIES = 50;
  private static final String ATTACHED = "sha256-";
  private static final int DIGEST_END = ATTACHED.length() + 64;

  private final RegistryClient client;
  private final Registry registry;
  private final Function<String, List<Digest>> subjects;
  private final Map<String, List<String>> tags = new HashMap<>();
  private final Map<String, Optional<Digest>> digests = new HashMap<>();
  private final Map<String, Optional<Manifest>> manifests = new HashMap<>();
  private final Set<String> damaged = new HashSet<>();
  private List<String> repositories = List.of();
  private boolean listed;

  /**
   * Looks at a registry.
   *
   * @param subjects tells, where the registry is the lab's own, to which images of a repository
   *     something is attached
   */
  public ImageShelf(
      RegistryClient client, Registry registry, Function<String, List<Digest>> subjects) {
    this.client = client;
    this.registry = registry;
    this.subjects = subjects;
  }

  /** Returns the registry. */
  public Registry registry() {
    return registry;
  }

  /** Returns the paths of its repositories. */
  public List<String> repositories() {
    if (!listed) {
      listed = true;
      repositories =
          ask(() -> client.repositories(registry), List.<String>of()).stream()
              .limit(MOST_REPOSITORIES)
              .toList();
    }
    return repositories;
  }

  /** Returns the tags of a repository that people gave; those of signatures are none. */
  public List<String> tags(String path) {
    return allTags(path).stream().filter(tag -> !tag.startsWith(ATTACHED)).toList();
  }

  private List<String> allTags(String path) {
    return tags.computeIfAbsent(
        path, each -> ask(() -> client.tags(new Repository(registry, each)), List.<String>of()));
  }

  /** Returns the images of a repository that carry something, in whichever layout. */
  public List<Digest> attached(String path) {
    Set<Digest> found = new LinkedHashSet<>(subjects.apply(path));
    allTags(path).stream()
        .filter(tag -> tag.matches(ATTACHED + "[0-9a-f]{64}(\\..*)?"))
        .map(tag -> Digest.parse("sha256:" + tag.substring(ATTACHED.length(), DIGEST_END)))
        .forEach(found::add);
    return List.copyOf(found);
  }

  /** Returns the digest to which a reference points, where the image is there. */
  public Optional<Digest> digest(Reference image) {
    return digests.computeIfAbsent(
        image.toString(),
        each ->
            isHere(image)
                ? ask(() -> client.head(image).map(Descriptor::digest), Optional.<Digest>empty())
                : Optional.empty());
  }

  /** Tells whether an image is there. */
  public boolean has(Reference image) {
    return digest(image).isPresent();
  }

  /** Returns the manifest of an image, where it is there and sound. */
  public Optional<Manifest> manifest(Reference image) {
    return manifests.computeIfAbsent(
        image.toString(),
        each ->
            isHere(image) ? ask(() -> read(image), Optional.<Manifest>empty()) : Optional.empty());
  }

  private Optional<Manifest> read(Reference image) {
    try {
      return client.findManifest(image);
    } catch (RegistryException e) {
      if (e.is(Cause.DIGEST_MISMATCH)) {
        damaged.add(image.toString());
      }
      throw e;
    }
  }

  /** Tells whether the manifest of an image is there with other bytes than its digest is of. */
  public boolean isDamaged(Reference image) {
    return manifest(image).isEmpty() && damaged.contains(image.toString());
  }

  private static boolean isHere(Reference image) {
    return image.repository().registry().isLoopback();
  }

  private <T> T ask(Supplier<T> question, T otherwise) {
    if (!registry.isLoopback()) {
      return otherwise;
    }
    try {
      return question.get();
    } catch (LabException e) {
      // It is only looked round: a registry that is not asked or does not answer offers nothing.
      return otherwise;
    }
  }
}
