package dev.signlab.engine.sign;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.sign.SigningRequest.Scope;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageIndex;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.name.Reference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the manifests to sign: of one manifest, or of an index and all that it lists. */
final class ManifestWalk {

  private static final int MOST = 1000;
  private static final int DEEPEST = 4;

  private final RegistryClient client;
  private final Reference root;
  private final Map<Digest, Descriptor> found = new LinkedHashMap<>();

  private ManifestWalk(RegistryClient client, Reference root) {
    this.client = client;
    this.root = root;
  }

  static List<Descriptor> of(RegistryClient client, Reference reference, Scope scope) {
    ManifestWalk walk = new ManifestWalk(client, reference);
    Manifest manifest = client.manifest(reference);
    walk.found.put(manifest.digest(), manifest.descriptor());
    if (scope == Scope.RECURSIVE) {
      walk.children(manifest, 0);
    }
    return new ArrayList<>(walk.found.values());
  }

  private void children(Manifest manifest, int depth) {
    if (!(manifest instanceof ImageIndex index)) {
      return;
    }
    if (depth == DEEPEST || found.size() + index.manifests().size() > MOST) {
      throw Problem.of("the index holds too much to be signed in one go")
          .tried("sign all of " + root)
          .expected("at most " + MOST + " manifests in " + DEEPEST + " levels")
          .found("more")
          .cause(Cause.MALFORMED)
          .asException();
    }
    for (Descriptor child : index.manifests()) {
      if (found.putIfAbsent(child.digest(), child) == null && child.mediaType().isIndex()) {
        children(client.manifest(root.repository().digest(child.digest())), depth + 1);
      }
    }
  }
}
