package dev.signlab.oci.client;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Cause;
import dev.signlab.http.Body;
import dev.signlab.http.Headers;
import dev.signlab.http.Response;
import dev.signlab.json.JsonFields;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.model.MediaType;
import dev.signlab.oci.model.PromisedBytes;
import dev.signlab.oci.name.DigestReference;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.Registry;
import dev.signlab.oci.name.Repository;
import dev.signlab.oci.name.TagReference;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/**
 * Talks to registries. Everything that comes back is checked against the digest it was asked by.
 * Safe for use by several threads; it remembers which registries speak TLS and what they accepted,
 * so one object should serve a whole sitting.
 *
 * <p>Every method throws {@link RegistryException} whose problem has a cause: {@code NO_REGISTRY},
 * {@code NOT_AUTHORIZED}, {@code NO_IMAGE}, {@code DIGEST_MISMATCH} or {@code MALFORMED}.
 */
public final class RegistryClient {

  /** RFC 9110, section 13.1.2. */
  private static final Headers IF_ABSENT = Headers.NONE.with("If-None-Match", "*");

  private final RegistryHttp http;
  private final ManifestRequests manifests;
  private final Listing listing;
  private final BlobUpload upload;
  private final Map<Registry, Boolean> heedsConditions = new ConcurrentHashMap<>();

  /** Larger blobs must be streamed. */
  private final int largestBlob;

  private RegistryClient(RegistryAccess access) {
    this.http = new RegistryHttp(access);
    this.manifests = new ManifestRequests(http);
    this.listing = new Listing(http);
    this.upload = new BlobUpload(http);
    this.largestBlob = access.largestBlob();
  }

  /** Returns a client that reaches registries in a given way. */
  public static RegistryClient of(RegistryAccess access) {
    return new RegistryClient(access);
  }

  /** Returns a client that shows no login, and trusts whom the machine trusts. */
  public static RegistryClient anonymous() {
    return of(RegistryAccess.anonymous());
  }

  /** Makes sure that a registry answers, and accepts our credentials if it wants any. */
  public void ping(Registry registry) {
    try (Response response = http.send(registry, "", "GET", "/v2/", Headers.NONE, Body.NONE)) {
      if (!response.isSuccess()) {
        throw RegistryProblems.unexpected(registry, response, "GET /v2/");
      }
    }
  }

  /** Returns the manifest or index of an image that must be there. */
  public Manifest manifest(Reference reference) {
    return findManifest(reference).orElseThrow(() -> noImage(reference));
  }

  /** Returns the manifest or index of an image, or nothing when there is no such image. */
  public Optional<Manifest> findManifest(Reference reference) {
    try (Response response = manifests.request("GET", reference)) {
      if (response.status() == 404) {
        return Optional.empty();
      }
      expectSuccess(response, reference);
      return Optional.of(ManifestAnswer.read(response, reference));
    }
  }

  /**
   * Returns the descriptor of an image without fetching its manifest, or nothing when there is no
   * such image.
   */
  public Optional<Descriptor> head(Reference reference) {
    try (Response response = manifests.request("HEAD", reference)) {
      if (response.status() == 404) {
        return Optional.empty();
      }
      expectSuccess(response, reference);
      Optional<Descriptor> described = ManifestAnswer.described(reference, response);
      // The header is optional in the distribution-spec; the manifest itself always tells.
      return described.isPresent() ? described : findManifest(reference).map(Manifest::descriptor);
    }
  }

  /** Returns the digest at which a reference points now; the image must be there. */
  public Digest resolve(Reference reference) {
    if (reference instanceof DigestReference fixed) {
      return fixed.digest();
    }
    // A registry whose storage is damaged says so to those who want the manifest, not in a HEAD.
    return head(reference).map(Descriptor::digest).orElseGet(() -> manifest(reference).digest());
  }

  /**
   * Returns the digest of the manifest that a tag gives out now, computed over its bytes: what the
   * registry says of it in a header may be of another one. A digest is returned as it is.
   */
  public Digest fetchedDigest(Reference reference) {
    return reference instanceof DigestReference fixed
        ? fixed.digest()
        : manifest(reference).digest();
  }

  /** Returns a blob of moderate size whole. */
  public byte[] blob(Repository repository, Descriptor descriptor) {
    if (descriptor.size() > largestBlob) {
      throw RegistryProblems.tooLarge(repository, descriptor, largestBlob);
    }
    try (InputStream in = openBlob(repository, descriptor)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw brokenOff(repository, descriptor, e);
    }
  }

  /**
   * Opens a blob. Reading throws {@link RegistryException} with {@code DIGEST_MISMATCH} instead of
   * reaching the end when the bytes are not the ones that the descriptor promises.
   */
  public InputStream openBlob(Repository repository, Descriptor descriptor) {
    Response response = blobRequest("GET", repository, descriptor.digest());
    if (!response.isSuccess()) {
      try (response) {
        throw response.status() == 404
            ? RegistryProblems.noBlob(repository, descriptor.digest())
            : RegistryProblems.unexpected(
                repository.registry(), response, "fetch blob " + descriptor.digest());
      }
    }
    String what = "blob " + descriptor.digest() + " of " + repository;
    return new PromisedBytes(
        new ResponseStream(response),
        descriptor,
        (expected, found) -> RegistryProblems.mismatch(what, expected, found));
  }

  /**
   * Describes a blob by its digest and the length that the registry says, which reading checks, or
   * returns nothing when there is no such blob.
   */
  public Optional<Descriptor> headBlob(Repository repository, Digest digest) {
    try (Response response = blobRequest("HEAD", repository, digest)) {
      return ManifestAnswer.blob(repository, digest, response);
    }
  }

  /** Tells whether a repository holds a blob. */
  public boolean hasBlob(Repository repository, Digest digest) {
    try (Response response = blobRequest("HEAD", repository, digest)) {
      return response.isSuccess();
    }
  }

  /** Brings bytes into a repository, unless they are there already, and returns their digest. */
  public Digest pushBlob(Repository repository, byte[] bytes) {
    Digest digest = Digest.of(bytes);
    pushBlob(repository, digest, Body.of(bytes));
    return digest;
  }

  /** Brings bytes into a repository and returns the descriptor that points at them. */
  public Descriptor pushBlob(Repository repository, MediaType mediaType, byte[] bytes) {
    return new Descriptor(mediaType, pushBlob(repository, bytes), bytes.length);
  }

  /**
   * Brings content of a known digest into a repository, unless it is there already.
   *
   * @return whether it had to be sent
   */
  public boolean pushBlob(Repository repository, Digest digest, Body content) {
    if (hasBlob(repository, digest)) {
      return false;
    }
    upload.push(repository, digest, content);
    return true;
  }

  /** Brings bytes into a repository again, because those that are there were damaged. */
  public void replaceBlob(Repository repository, byte[] bytes) {
    upload.push(repository, Digest.of(bytes), Body.of(bytes));
  }

  /**
   * Asks a registry to take a blob over from another of its repositories.
   *
   * @return whether it did; if not, push the blob
   */
  public boolean mountBlob(Repository from, Repository to, Digest digest) {
    return from.registry().equals(to.registry()) && upload.mount(from, to, digest);
  }

  /** Puts a manifest under a reference, in place of what may be there, and returns its digest. */
  public Digest pushManifest(Reference reference, Manifest manifest) {
    manifests.put(reference, manifest, Headers.NONE);
    return manifest.digest();
  }

  /**
   * Puts a manifest under a tag if nobody else did so meanwhile. A registry that does not know
   * conditional requests (RFC 9110, section 13) puts it always; callers that must not lose anything
   * read back what is there.
   *
   * @param before what the tag pointed at when it was read, or nothing when it was not there
   * @throws RegistryException with {@code TAG_MOVED} when somebody did
   */
  public Digest pushManifestIf(TagReference tag, Manifest manifest, Optional<Digest> before) {
    Headers condition =
        before.map(digest -> Headers.NONE.with("If-Match", "\"" + digest + "\"")).orElse(IF_ABSENT);
    manifests.put(tag, manifest, condition);
    return manifest.digest();
  }

  /**
   * Tells whether a registry heeds the condition of {@link #pushManifestIf}. It is asked once, in a
   * way that changes nothing: to put a manifest that it has, by its digest, if it has none.
   *
   * @param present a manifest that is in the repository
   */
  public boolean heedsConditions(Repository repository, Manifest present) {
    return heedsConditions.computeIfAbsent(
        repository.registry(),
        registry -> refusesToPutAgain(repository.digest(present.digest()), present));
  }

  /** Tells whether {@link #heedsConditions} was asked before and the answer was yes. */
  public boolean isKnownToHeedConditions(Registry registry) {
    return heedsConditions.getOrDefault(registry, false);
  }

  private boolean refusesToPutAgain(DigestReference reference, Manifest present) {
    try {
      manifests.put(reference, present, IF_ABSENT);
      return false;
    } catch (RegistryException e) {
      return e.is(Cause.TAG_MOVED);
    }
  }

  /** Returns the tags of a repository, which must be there. */
  public List<String> tags(Repository repository) {
    return listing
        .all(
            repository.registry(),
            Scopes.pull(repository),
            "/v2/" + repository.path() + "/tags/list",
            "tags",
            JsonNode::asString)
        .orElseThrow(() -> noRepository(repository));
  }

  /** Returns the paths of all repositories of a registry that can tell them. */
  public List<String> repositories(Registry registry) {
    return listing
        .all(registry, Scopes.CATALOG, "/v2/_catalog", "repositories", JsonNode::asString)
        .orElse(List.of());
  }

  /**
   * Finds the manifests that are attached to one by their subject, and says where they are listed.
   * Where the registry has no referrers API, the index under the tag {@code sha256-…} is read
   * instead (distribution-spec, Referrers Tag Schema).
   */
  public Referrers referrers(DigestReference subject) {
    Repository repository = subject.repository();
    return listing
        .index(
            repository.registry(),
            Scopes.pull(repository),
            "/v2/" + repository.path() + "/referrers/" + subject.digest(),
            node -> Descriptor.parse(JsonFields.of(node, "a referrer of " + subject)))
        .map(listed -> new Referrers(listed, Optional.empty()))
        .orElseGet(() -> Referrers.byTag(this, subject));
  }

  /**
   * Pushes a manifest that has a subject, by its digest.
   *
   * @return whether the registry lists it among the subject's referrers by itself; if not, it must
   *     be added to the index of {@link Referrers#fallback(DigestReference)}
   */
  public boolean pushReferrer(Repository repository, Manifest manifest) {
    return manifests.put(repository.digest(manifest.digest()), manifest, Headers.NONE);
  }

  /** Deletes an image; nothing happens when it is not there. */
  public void deleteManifest(Reference reference) {
    try (Response response = manifests.delete(reference)) {
      boolean byTagRefused = response.status() == 400 || response.status() == 405;
      if (byTagRefused && reference instanceof TagReference) {
        // The older registries delete by digest alone.
        head(reference)
            .ifPresent(there -> deleteManifest(reference.repository().digest(there.digest())));
      } else if (!response.isSuccess() && response.status() != 404) {
        throw RegistryProblems.unexpected(reference.registry(), response, "delete " + reference);
      }
    }
  }

  private Response blobRequest(String method, Repository repository, Digest digest) {
    return http.send(
        repository.registry(),
        Scopes.pull(repository),
        method,
        "/v2/" + repository.path() + "/blobs/" + digest,
        Headers.NONE,
        Body.NONE);
  }

  private static void expectSuccess(Response response, Reference reference) {
    if (!response.isSuccess()) {
      throw RegistryProblems.unexpected(reference.registry(), response, "find " + reference);
    }
  }

  private RegistryException noImage(Reference reference) {
    return new ImageSuggestions(this).noImage(reference);
  }

  private static RegistryException noRepository(Repository repository) {
    return RegistryProblems.nothing("no repository " + repository, "an answer that there is none");
  }

  private static RegistryException brokenOff(
      Repository repository, Descriptor descriptor, IOException e) {
    return RegistryProblems.brokenOff("blob " + descriptor.digest() + " of " + repository, e);
  }
}
