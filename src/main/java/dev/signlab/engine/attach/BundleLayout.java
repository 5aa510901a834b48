package dev.signlab.engine.attach;

import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageManifest;
import dev.signlab.oci.model.MediaType;
import dev.signlab.sigstore.bundle.Bundle;
import dev.signlab.sigstore.bundle.BundleVersion;
import dev.signlab.sigstore.intoto.PredicateType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * cosign 3's layout: a sigstore bundle as the one layer of a manifest that names the image as its
 * subject (OCI 1.1 referrers).
 */
public enum BundleLayout implements SignatureLayout {
  /** The one form there is. */
  REFERRER;

  /** The media type of a layer that is a bundle, and of the artifact around it. */
  public static final MediaType BUNDLE = new MediaType(BundleVersion.V0_3.mediaType());

  /** The annotation of a manifest that says what its bundle states. */
  static final String PREDICATE_TYPE = "dev.sigstore.bundle.predicateType";

  static final byte[] EMPTY = "{}".getBytes(StandardCharsets.UTF_8);

  private static final String CONTENT = "dev.sigstore.bundle.content";
  private static final String CREATED = "org.opencontainers.image.created";
  private static final String ANY_BUNDLE = "application/vnd.dev.sigstore.bundle";

  @Override
  public String words() {
    return "bundle";
  }

  /**
   * Bundles before 0.3 are not expected in registries; later ones are seen, and refused as such.
   */
  static boolean isAnyBundle(MediaType type) {
    return type.value().startsWith(ANY_BUNDLE);
  }

  static boolean isBundle(MediaType type) {
    String value = type.value();
    return isAnyBundle(type) && !value.endsWith("version=0.1") && !value.endsWith("version=0.2");
  }

  static ImageManifest manifest(
      Descriptor subject, Bundle bundle, Optional<PredicateType> type, Instant created) {
    Map<String, String> annotations = new LinkedHashMap<>();
    annotations.put(CONTENT, bundle.content().words());
    type.ifPresent(known -> annotations.put(PREDICATE_TYPE, known.uri()));
    annotations.put(CREATED, created.truncatedTo(ChronoUnit.SECONDS).toString());
    return ImageManifest.of(Descriptor.of(MediaType.OCI_EMPTY, EMPTY))
        .artifactType(BUNDLE)
        .layer(Descriptor.of(BUNDLE, bundle.bytes()))
        .subject(new Descriptor(subject.mediaType(), subject.digest(), subject.size()))
        .annotations(annotations)
        .build();
  }
}
