package dev.signlab.engine.move;

import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.KeyType;
import dev.signlab.engine.TestImages;
import dev.signlab.engine.attach.SimpleSigningLayout;
import dev.signlab.engine.sign.Signing;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.client.RegistryException;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageManifest;
import dev.signlab.oci.model.MediaType;
import dev.signlab.oci.name.DigestReference;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.Repository;
import dev.signlab.oci.name.TagReference;
import dev.signlab.registry.EmbeddedRegistry;
import dev.signlab.registry.RegistrySettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Two registries, and in the first one an index with everything that can hang on it. */
abstract class MovingFixture {

  static final KeyPair KEYS = KeyPair.generate(KeyType.ECDSA_P256);
  static final RegistryClient CLIENT = TestImages.client();

  @TempDir Path folder;
  EmbeddedRegistry one;
  EmbeddedRegistry two;
  TagReference source;
  DigestReference image;

  @BeforeEach
  void start() {
    one = registry("one");
    two = registry("two");
    source = tag(one, "staging/app:1.0");
    image = TestImages.pushIndex(CLIENT, source);
    Signing signing = Signing.of(image).client(CLIENT).with(KEYS).recursive();
    signing.layout(SimpleSigningLayout.LEGACY).push();
    signing.push();
    referrer("application/vnd.example.sbom.spdx", "{\"spdx\":1}");
    list("sha256-" + image.digest().hex() + ".sbom", "{\"legacy\":1}");
  }

  @AfterEach
  void stop() {
    one.close();
    two.close();
  }

  final TagReference tag(EmbeddedRegistry registry, String name) {
    return (TagReference) Reference.parse("127.0.0.1:" + registry.port() + "/" + name);
  }

  final List<String> tags(Repository repository) {
    try {
      return CLIENT.tags(repository);
    } catch (RegistryException e) {
      return List.of();
    }
  }

  final int referrers(Repository repository) {
    return CLIENT.referrers(repository.digest(image.digest())).manifests().size();
  }

  private void referrer(String type, String content) {
    Repository repository = source.repository();
    MediaType media = new MediaType(type);
    ImageManifest manifest =
        ImageManifest.of(CLIENT.pushBlob(repository, MediaType.OCI_EMPTY, bytes("{}")))
            .layer(CLIENT.pushBlob(repository, media, bytes(content)))
            .artifactType(media)
            .subject(CLIENT.manifest(image).descriptor())
            .build();
    CLIENT.pushManifest(repository.digest(manifest.digest()), manifest);
  }

  private void list(String name, String content) {
    Repository repository = source.repository();
    Descriptor config = CLIENT.pushBlob(repository, MediaType.OCI_CONFIG, bytes("{\"x\":1}"));
    ImageManifest manifest =
        ImageManifest.of(config)
            .layer(CLIENT.pushBlob(repository, new MediaType("text/spdx"), bytes(content)))
            .build();
    CLIENT.pushManifest(repository.tag(name), manifest);
  }

  private EmbeddedRegistry registry(String name) {
    return EmbeddedRegistry.start(
        RegistrySettings.of(folder.resolve(name), InstantSource.system()));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
