package dev.signlab.sigstore.client.tuf;

import static dev.signlab.sigstore.client.tuf.DelegatingRepository.empty;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.json.Json;
import dev.signlab.sigstore.tuf.Delegation;
import dev.signlab.sigstore.tuf.TargetsMetadata;
import dev.signlab.sigstore.tuf.TrustedMetadata;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Lists of files that others sign for a repository. */
class DelegationTests {

  private static final String NAME = DelegationCase.NAME;

  @TempDir private Path folder;
  private DelegatingRepository repository;
  private TufClient client;

  @BeforeEach
  void begin() {
    repository = new DelegatingRepository(folder.resolve("mirror"));
    client =
        new TufClient(
            new TufMirror.OfFolder(repository.folder()),
            new TufCache(folder.resolve("cache"), "http://localhost:5108"),
            InstantSource.system());
  }

  private TrustedMetadata updated() {
    return client.update(Optional.of(repository.root()));
  }

  private Optional<String> found() {
    return client
        .target(updated(), NAME)
        .map(content -> new String(content, StandardCharsets.UTF_8));
  }

  private Cause refusal() {
    LabException refusal = catchThrowableOfType(LabException.class, this::found);
    assertThat(refusal).as("an answer").isNotNull();
    return refusal.problem().cause().orElseThrow(() -> new AssertionError(refusal));
  }

  @ParameterizedTest
  @EnumSource
  void aFileIsFoundAsTheSpecificationSays(DelegationCase each) {
    each.make(repository);
    if (each.outcome().cause().isPresent()) {
      assertThat(refusal()).isEqualTo(each.outcome().cause().get());
    } else {
      assertThat(found()).isEqualTo(each.outcome().content());
    }
  }

  @Test
  void whatIsKeptIsBelievedWithoutAsking() throws IOException {
    DelegationCase.ALL_BELOW_THE_FIRST_BEFORE_THE_SECOND.make(repository);
    assertThat(found()).contains("c");
    try (Stream<Path> files = Files.list(repository.folder())) {
      files
          .filter(Files::isRegularFile)
          .forEach(file -> assertThat(file.toFile().delete()).isTrue());
    }
    assertThat(client.keptTarget(client.kept(), NAME)).isPresent();
    Path kept = client.cache().own().resolve("c.json");
    String list = Files.readString(kept);
    Files.writeString(kept, list.replace("\"version\" : 1", "\"version\" : 2"));
    assertThat(keptRefusal()).isEqualTo(Cause.DIGEST_MISMATCH);
    Files.delete(kept);
    assertThat(keptRefusal()).isEqualTo(Cause.NO_FILE);
  }

  private Cause keptRefusal() {
    LabException refusal =
        catchThrowableOfType(LabException.class, () -> client.keptTarget(client.kept(), NAME));
    return refusal.problem().cause().orElseThrow();
  }

  @Test
  void aNewListIsTakenAndAnOlderOneRefused() {
    repository.add("a", empty());
    repository.publish(empty(repository.to("a", "*/*")));
    assertThat(found()).isEmpty();
    TargetsMetadata list = repository.list("a", NAME);
    repository.add("a", new TargetsMetadata(2, DelegatingRepository.END, list.targets()));
    repository.publish(2, empty(repository.to("a", "*/*")));
    assertThat(found()).contains("a");
    repository.add("a", empty());
    repository.publish(3, empty(repository.to("a", "*/*")));
    assertThat(refusal()).isEqualTo(Cause.OLD_METADATA);
  }

  /** What is kept under a name cannot leave the folder. */
  @ParameterizedTest
  @ValueSource(strings = {"../../evil", "..", "a b*c~", "/etc/evil"})
  void aNameIsOnePartOfAPath(String role) {
    Delegation by = repository.to(role, "*/*");
    assertThat(by.encodedName()).doesNotContain("/").endsWith(".json").isNotEqualTo("...json/");
    assertThat(client.cache().own().resolve(by.encodedName()).normalize().getParent())
        .isEqualTo(client.cache().own());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\":\"root\"}",
        "{\"name\":\"\"}",
        "{\"paths\":[\"*\"],\"path_hash_prefixes\":[\"00\"]}",
        "{\"paths\":null}",
        "{\"paths\":[1]}",
        "{\"terminating\":\"true\"}",
        "{\"threshold\":0}",
        "{\"keyids\":[\"unknown\"]}",
      })
  void aDelegationThatSaysNothingSensibleIsRefused(String change) {
    repository.add("a", repository.list("a", NAME));
    repository.publish(empty(repository.to("a", "*/*")));
    ObjectNode list = (ObjectNode) Json.parse(repository.read("1.targets.json"), "targets");
    ObjectNode role = (ObjectNode) list.at("/signed/delegations/roles/0");
    ObjectNode more = (ObjectNode) Json.parse(change.getBytes(StandardCharsets.UTF_8), "change");
    more.properties()
        .forEach(
            each -> {
              if (each.getValue().isNull()) {
                role.remove(each.getKey());
              } else {
                role.set(each.getKey(), each.getValue());
              }
            });
    LabException refusal =
        catchThrowableOfType(
            LabException.class, () -> TargetsMetadata.parse(Json.write(list), "targets"));
    assertThat(refusal.problem().cause()).contains(Cause.MALFORMED);
  }

  @Test
  void oneNameWithTwoSetsOfKeysIsRefused() {
    assertThat(
            catchThrowableOfType(
                    LabException.class,
                    () -> empty(repository.to("a", "x/*"), repository.to("a", "*/*")))
                .problem()
                .cause())
        .contains(Cause.MALFORMED);
  }
}
