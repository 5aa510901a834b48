package dev.signlab.scenario.check;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Failure;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.attach.SignatureLayout;
import dev.signlab.engine.monitor.Wanted;
import dev.signlab.engine.report.ExpectedIdentity;
import dev.signlab.engine.trust.Trust;
import dev.signlab.oci.client.Demand;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.Registry;
import dev.signlab.oci.name.Repository;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A small world held in maps; the tests of the run room look at a real one. */
final class PlainView implements LabView {

  final Map<String, ImageFacts> images = new HashMap<>();
  final Map<String, Integer> signatures = new HashMap<>();
  final Map<String, Verdict> verdicts = new HashMap<>();
  final Map<String, byte[]> sboms = new HashMap<>();
  final Map<String, List<String>> entries = new HashMap<>();
  final Map<String, String> logins = new HashMap<>();
  final Map<String, List<VerificationKey>> vaultKeys = new HashMap<>();
  final Set<String> servers = new HashSet<>();
  final List<String> answered = new ArrayList<>();
  boolean registry = true;
  Demand demand = Demand.NOTHING;
  Duration turned = Duration.ZERO;
  Facts facts = Facts.NONE;
  private final Path folder;

  PlainView(Path folder) {
    this.folder = folder;
  }

  PlainView image(String name, String content) {
    Digest digest = Digest.of(content.getBytes(StandardCharsets.UTF_8));
    images.put(name, new ImageFacts(digest, 1, Map.of("course", "signing")));
    return this;
  }

  PlainView tried(String command, int status, Cause... cause) {
    Optional<Cause> named = cause.length == 0 ? Optional.empty() : Optional.of(cause[0]);
    facts = facts.with(new Attempt(command, status, named, Set.of("key")));
    return this;
  }

  @Override
  public Path folder() {
    return folder;
  }

  @Override
  public Duration turned() {
    return turned;
  }

  @Override
  public boolean answers(Registry at) {
    return registry;
  }

  @Override
  public Demand demand(Registry at) {
    return demand;
  }

  @Override
  public Optional<Digest> digest(Reference reference) {
    return image(reference).map(ImageFacts::digest);
  }

  @Override
  public Optional<ImageFacts> image(Reference reference) {
    return Optional.ofNullable(images.get(reference.toString()));
  }

  @Override
  public Optional<ImageFacts> localImage(String name) {
    return Optional.ofNullable(images.get(name));
  }

  @Override
  public int signatures(Reference reference) {
    return signatures.getOrDefault(reference.toString(), 0);
  }

  @Override
  public Optional<byte[]> attachedSbom(Reference reference) {
    return Optional.ofNullable(sboms.get(reference.toString()));
  }

  @Override
  public Verdict verify(
      Reference reference,
      Path key,
      Map<String, String> annotations,
      Optional<SignatureLayout> layout,
      Optional<Repository> keptIn) {
    return verdicts.getOrDefault(
        reference.toString(),
        Verdict.refused(Failure.of(Cause.NO_SIGNATURE, "a signature", "none")));
  }

  @Override
  public Verdict verify(Reference reference, ExpectedIdentity identity) {
    return verdicts.getOrDefault(
        reference + " " + identity.subject() + " " + identity.issuer(),
        Verdict.refused(Failure.of(Cause.NO_SIGNATURE, "a signature", "none")));
  }

  @Override
  public Verdict verifyAttestations(Reference reference, Path key, String type) {
    return verdicts.getOrDefault(
        reference + " " + type,
        Verdict.refused(Failure.of(Cause.NO_ATTESTATION, "an attestation", "none")));
  }

  @Override
  public RegistryClient registry() {
    return RegistryClient.anonymous();
  }

  @Override
  public Trust trust() {
    throw Problem.of("no services run").cause(Cause.NO_SERVICE).asException();
  }

  @Override
  public List<String> logged(Wanted wanted) {
    return entries.getOrDefault(wanted.text(), List.of());
  }

  @Override
  public Optional<String> login(Registry at) {
    return Optional.ofNullable(logins.get(at.host()));
  }

  @Override
  public List<String> answered() {
    return answered;
  }

  @Override
  public boolean isBroken() {
    return false;
  }

  @Override
  public boolean runs(String server) {
    return servers.contains(server);
  }

  @Override
  public List<VerificationKey> vaultKey(String name) {
    return vaultKeys.getOrDefault(name, List.of());
  }

  @Override
  public Facts facts() {
    return facts;
  }
}
