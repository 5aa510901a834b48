package dev.signlab.sigstore.client.tuf;

import static dev.signlab.sigstore.client.tuf.DelegatingRepository.empty;
import static dev.signlab.sigstore.client.tuf.DelegatingRepository.last;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.KeyPair;
import dev.signlab.diagnostic.Cause;
import dev.signlab.sigstore.tuf.Delegation;
import dev.signlab.sigstore.tuf.Delegations;
import dev.signlab.sigstore.tuf.HashBins;
import dev.signlab.sigstore.tuf.Hashes;
import dev.signlab.sigstore.tuf.MetaFile;
import dev.signlab.sigstore.tuf.RoleKeys;
import dev.signlab.sigstore.tuf.TargetNames;
import dev.signlab.sigstore.tuf.TargetsMetadata;
import dev.signlab.sigstore.tuf.TufKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Repositories in which a file is looked for, and what comes of it by the specification. */
@SuppressWarnings("ImmutableEnumChecker")
enum DelegationCase {
  OWN_LIST_FIRST(
      found("targets"),
      it -> {
        it.add("a", it.list("a", DelegationCase.NAME));
        it.publish(it.list("targets", DelegationCase.NAME, it.to("a", "*/*")));
      }),
  BY_PATTERN(
      found("a"),
      it -> {
        it.add("a", it.list("a", DelegationCase.NAME));
        it.publish(empty(it.to("a", "other/*", "npm/*")));
      }),
  FIRST_OF_TWO(
      found("a"),
      it -> {
        it.add("a", it.list("a", DelegationCase.NAME));
        it.add("b", it.list("b", DelegationCase.NAME));
        it.publish(empty(it.to("a", "*/*"), it.to("b", "*/*")));
      }),
  SECOND_WHEN_THE_FIRST_HAS_NONE(
      found("b"),
      it -> {
        it.add("a", empty());
        it.add("b", it.list("b", DelegationCase.NAME));
        it.publish(empty(it.to("a", "*/*"), it.to("b", "*/*")));
      }),
  ALL_BELOW_THE_FIRST_BEFORE_THE_SECOND(
      found("c"),
      it -> {
        it.add("a", empty(it.to("c", "npm/*")));
        it.add("b", it.list("b", DelegationCase.NAME));
        it.add("c", it.list("c", DelegationCase.NAME));
        it.publish(empty(it.to("a", "*/*"), it.to("b", "*/*")));
      }),
  /** An honest first one that ends the search keeps the second from speaking of its files. */
  NOBODY_BEHIND_ONE_THAT_ENDS(
      none(),
      it -> {
        it.add("a", empty());
        it.add("b", it.list("b", DelegationCase.NAME));
        it.publish(empty(last(it.to("a", "*/*")), it.to("b", "*/*")));
      }),
  NOBODY_OF_A_LEVEL_ABOVE_BEHIND_ONE_THAT_ENDS(
      none(),
      it -> {
        it.add("a", empty(last(it.to("c", "npm/*"))));
        it.add("b", it.list("b", DelegationCase.NAME));
        it.add("c", empty());
        it.publish(empty(it.to("a", "*/*"), it.to("b", "*/*")));
      }),
  ONE_THAT_ENDS_FOR_OTHER_FILES(
      found("b"),
      it -> {
        it.add("a", empty());
        it.add("b", it.list("b", DelegationCase.NAME));
        it.publish(empty(last(it.to("a", "other/*")), it.to("b", "*/*")));
      }),
  /** Who was given one folder speaks of another. */
  OUTSIDE_OF_WHAT_WAS_GIVEN(
      none(),
      it -> {
        it.add("a", it.list("a", DelegationCase.NAME));
        it.publish(empty(it.to("a", "mine/*")));
      }),
  /** And passes on more than they have. */
  PASSED_ON_WITHOUT_HAVING_IT(
      none(),
      it -> {
        it.add("a", empty(it.to("b", "*/*")));
        it.add("b", it.list("b", DelegationCase.NAME));
        it.publish(empty(it.to("a", "mine/*")));
      }),
  BY_DIGEST(
      found("a"),
      it -> {
        it.add("a", it.list("a", DelegationCase.NAME));
        it.publish(empty(it.to("a", prefix(DelegationCase.NAME))));
      }),
  BY_ANOTHER_DIGEST(
      none(),
      it -> {
        it.add("a", it.list("a", DelegationCase.NAME));
        it.publish(empty(it.to("a", prefix("another"))));
      }),
  BY_BINS(
      found(bin()),
      it -> {
        it.add(bin(), it.list(bin(), DelegationCase.NAME));
        HashBins bins = new HashBins("bin", 10, DelegatingRepository.keys(it.keyOf(bin())));
        Delegations all = new Delegations(List.of(), Optional.of(bins));
        it.publish(new TargetsMetadata(1, DelegatingRepository.END, Map.of(), all));
      }),
  IN_A_CIRCLE(
      none(),
      it -> {
        it.add("a", empty(it.to("b", "*/*")));
        it.add("b", empty(it.to("a", "*/*"), it.to("b", "*/*")));
        it.publish(empty(it.to("a", "*/*")));
      }),
  AS_DEEP_AS_CAN_BE(none(), it -> chain(it, TargetWalk.MOST)),
  /** The other client gives up without a word. */
  DEEPER_THAN_THAT(refused(Cause.MALFORMED), it -> chain(it, TargetWalk.MOST + 1)),
  SIGNED_BY_A_THIEF(
      refused(Cause.UNSIGNED_METADATA),
      it -> {
        it.add("a", it.list("a", DelegationCase.NAME), KeyPair.generate());
        it.publish(empty(it.to("a", "*/*")));
      }),
  /** The keys of who delegates count, and not those that another once named. */
  SIGNED_BY_THE_KEY_OF_ANOTHER(
      refused(Cause.UNSIGNED_METADATA),
      it -> {
        it.add("a", it.list("a", DelegationCase.NAME), it.keyOf("b"));
        it.add("b", empty());
        it.publish(empty(it.to("b", "*/*"), it.to("a", "*/*")));
      }),
  SIGNED_BY_ONE_OF_TWO(
      refused(Cause.UNSIGNED_METADATA),
      it -> {
        RoleKeys two =
            new RoleKeys(
                List.of(TufKey.of(it.keyOf("a").publicKey()), TufKey.of(it.keyOf("b").publicKey())),
                2);
        it.add("a", it.list("a", DelegationCase.NAME));
        it.publish(empty(new Delegation("a", two, it.to("a", "*/*").names(), false)));
      }),
  OF_ANOTHER_VERSION(
      refused(Cause.OLD_METADATA),
      it -> {
        it.add("a", it.list("a", DelegationCase.NAME));
        it.announce("a", MetaFile.of(2));
        it.write("2.a.json", it.read("1.a.json"));
        it.publish(empty(it.to("a", "*/*")));
      }),
  NOT_THE_FILE_THAT_WAS_ANNOUNCED(
      refused(Cause.DIGEST_MISMATCH),
      it -> {
        it.add("a", it.list("a", DelegationCase.NAME));
        Hashes other = Hashes.of(new byte[0]);
        it.announce("a", new MetaFile(1, Optional.empty(), Optional.of(other)));
        it.publish(empty(it.to("a", "*/*")));
      }),
  NOT_IN_THE_SNAPSHOT(
      refused(Cause.MALFORMED),
      it -> {
        it.add("a", it.list("a", DelegationCase.NAME));
        it.forget("a");
        it.publish(empty(it.to("a", "*/*")));
      }),
  OVER(
      refused(Cause.EXPIRED_METADATA),
      it -> {
        TargetsMetadata list = it.list("a", DelegationCase.NAME);
        Instant past = Instant.parse("2020-01-01T00:00:00Z");
        it.add("a", new TargetsMetadata(1, past, list.targets()));
        it.publish(empty(it.to("a", "*/*")));
      }),
  NOT_THERE(
      refused(Cause.SERVICE_REFUSED),
      it -> {
        it.announce("a", MetaFile.of(1));
        it.publish(empty(it.to("a", "*/*")));
      }),
  OF_NO_CONCERN_AND_BROKEN(
      found("b"),
      it -> {
        it.announce("a", MetaFile.of(1));
        it.add("b", it.list("b", DelegationCase.NAME));
        it.publish(empty(it.to("a", "other/*"), it.to("b", "npm/*")));
      });

  /** What is looked for. */
  static final String NAME = "npm/keys.json";

  /**
   * What comes of it.
   *
   * @param content of the file, where it is found
   * @param cause why there is no answer
   */
  record Outcome(Optional<String> content, Optional<Cause> cause) {}

  private final Outcome outcome;
  private final Consumer<DelegatingRepository> making;

  DelegationCase(Outcome outcome, Consumer<DelegatingRepository> making) {
    this.outcome = outcome;
    this.making = making;
  }

  Outcome outcome() {
    return outcome;
  }

  void make(DelegatingRepository repository) {
    making.accept(repository);
  }

  private static Outcome found(String content) {
    return new Outcome(Optional.of(content), Optional.empty());
  }

  private static Outcome none() {
    return new Outcome(Optional.empty(), Optional.empty());
  }

  private static Outcome refused(Cause cause) {
    return new Outcome(Optional.empty(), Optional.of(cause));
  }

  private static String digest(String name) {
    return Digest.of(name.getBytes(StandardCharsets.UTF_8)).hex();
  }

  private static TargetNames prefix(String name) {
    return new TargetNames.HashPrefixes(List.of("zz", digest(name).substring(0, 5)));
  }

  /** Ten bits of a digest, by which there are 1024 bins. */
  private static String bin() {
    return "bin-%03x".formatted(Integer.parseInt(digest(NAME).substring(0, 3), 16) >> 2);
  }

  /** Roles of which each delegates to the next, and none lists the file. */
  private static void chain(DelegatingRepository it, int length) {
    IntStream.range(1, length).forEach(i -> it.add("r" + i, empty(it.to("r" + (i + 1), "*/*"))));
    it.add("r" + length, empty());
    it.publish(empty(it.to("r1", "*/*")));
  }
}
