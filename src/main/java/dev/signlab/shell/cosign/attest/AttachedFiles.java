package dev.signlab.shell.cosign.attest;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.attach.AttestationStore;
import dev.signlab.engine.attach.BundleStore;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.name.Repository;
import dev.signlab.shell.cosign.flag.RegistryFlags;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.shell.cosign.invoke.Prefixed;
import dev.signlab.sigstore.bundle.Bundle;
import dev.signlab.sigstore.bundle.BundleContent;
import dev.signlab.sigstore.dsse.DsseEnvelope;
import dev.signlab.sigstore.intoto.PredicateType;
import dev.signlab.sigstore.intoto.Statement;
import dev.signlab.storage.BoundedFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Files of envelopes and bundles, hung on an image as they are. */
final class AttachedFiles {

  private AttachedFiles() {}

  /** One envelope or bundle on each line, or one over several lines. */
  static void lines(CosignInvocation cosign, String file, Repository image, Digest digest) {
    byte[] content = Input.read(cosign.invocation(), file);
    String text = new String(content, StandardCharsets.UTF_8);
    Prefixed.by(
        "attaching payload from " + file + ": ",
        () -> {
          if (text.lines().filter(line -> !line.isBlank()).allMatch(AttachedFiles::isWhole)) {
            text.lines()
                .filter(line -> !line.isBlank())
                .forEach(line -> one(cosign, utf8(line), file, image, digest));
          } else {
            one(cosign, content, file, image, digest);
          }
          return file;
        });
  }

  static void bundle(CosignInvocation cosign, String file, Repository image, Digest digest) {
    Bundle bundle = Bundle.parse(Input.read(cosign.invocation(), file), file);
    push(cosign, bundle, image, digest);
  }

  /** One bundle on each line, or one over several lines. */
  static void bundles(CosignInvocation cosign, String file, Repository image, Digest digest) {
    byte[] content = BoundedFile.read(cosign.invocation().path(file), Bundle.LARGEST);
    List<String> lines =
        new String(content, StandardCharsets.UTF_8)
            .lines()
            .filter(each -> !each.isBlank())
            .toList();
    boolean each = lines.stream().allMatch(AttachedFiles::isWhole);
    List<byte[]> all = each ? lines.stream().map(AttachedFiles::utf8).toList() : List.of(content);
    // All are read before the first one is hung up.
    all.stream()
        .map(bytes -> Bundle.parse(bytes, file))
        .toList()
        .forEach(bundle -> push(cosign, bundle, image, digest));
  }

  private static boolean isWhole(String line) {
    return line.startsWith("{") && line.stripTrailing().endsWith("}");
  }

  private static void one(
      CosignInvocation cosign, byte[] json, String file, Repository image, Digest digest) {
    JsonFields fields = Json.parseObject(json, file);
    if (fields.has("mediaType")) {
      push(cosign, Bundle.parse(json, file), image, digest);
      return;
    }
    checkType(fields);
    DsseEnvelope envelope = DsseEnvelope.of(fields);
    Statement statement = Statement.parse(envelope.payload(), "the statement in " + file);
    RegistryFlags registry = RegistryFlags.read(cosign);
    new AttestationStore(registry.client(), registry.kept().orElse(image))
        .add(digest, Json.write(envelope.toJson()), statement.predicateType().uri());
  }

  private static void checkType(JsonFields fields) {
    String type = fields.optionalText("payloadType").orElse("");
    if (!type.equals(DsseEnvelope.IN_TOTO)) {
      throw Problem.of(
              "invalid payloadType " + type + " on envelope. Expected " + DsseEnvelope.IN_TOTO)
          .cause(Cause.MALFORMED)
          .asException();
    }
  }

  private static void push(
      CosignInvocation cosign, Bundle bundle, Repository image, Digest digest) {
    RegistryFlags registry = RegistryFlags.read(cosign);
    RegistryClient client = registry.client();
    Repository kept = registry.kept().orElse(image);
    Descriptor subject = client.manifest(image.digest(digest)).descriptor();
    new BundleStore(client, kept, cosign.invocation().session().clock())
        .push(subject, bundle, type(bundle));
  }

  private static Optional<PredicateType> type(Bundle bundle) {
    return bundle.content() instanceof BundleContent.Envelope sealed
        ? Optional.of(Statement.parse(sealed.envelope().payload(), "the statement").predicateType())
        : Optional.empty();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
