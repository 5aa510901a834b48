package dev.signlab.services.deployment;

import dev.signlab.services.trust.Target;
import dev.signlab.sigstore.trustedroot.TrustedRoot;
import dev.signlab.sigstore.tuf.TargetFile;
import dev.signlab.storage.AtomicFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a client is given to trust a deployment, and to find its services.
 *
 * @param base of the ports
 * @param files the content of each file but the repository's root
 * @param older single keys of what was replaced
 */
record TrustFiles(int base, Map<TrustFile, String> files, List<Target> older) {

  TrustFiles {
    files = Map.copyOf(files);
    older = List.copyOf(older);
  }

  /**
   * Describes the services.
   *
   * @param state the folder of what they keep
   * @param since when they are believed
   */
  static TrustFiles of(Services services, int base, Path state, Instant since) {
    TrustedRoot root = new Believed(base, state, since).root(services);
    SigningConfigs configs = new SigningConfigs(base, since);
    Map<TrustFile, String> files = new EnumMap<>(TrustFile.class);
    files.put(TrustFile.TRUSTED_ROOT, root.json());
    files.put(TrustFile.SIGNING_CONFIG, configs.usual().json());
    files.put(TrustFile.SIGNING_CONFIG_REKOR_V2, configs.tiles().json());
    files.put(TrustFile.FULCIO_PEM, services.fulcio().certificatesPem());
    files.put(TrustFile.REKOR_PUB, services.rekor().publicKey().pem());
    files.put(TrustFile.REKOR_V2_PUB, services.tiles().publicKey().pem());
    files.put(TrustFile.CTFE_PUB, services.ctlog().publicKey().pem());
    files.put(TrustFile.TSA_CHAIN, services.tsa().chain().pem());
    return new TrustFiles(base, files, RetiredTargets.of(new Retired(state).all()));
  }

  /** Returns what the repository hands out: these, and the single keys of older clients. */
  List<Target> targets() {
    List<Target> targets = new ArrayList<>();
    targets.add(whole(TrustFile.TRUSTED_ROOT));
    targets.add(whole(TrustFile.SIGNING_CONFIG));
    targets.add(whole(TrustFile.SIGNING_CONFIG_REKOR_V2));
    targets.add(single("fulcio.crt.pem", TrustFile.FULCIO_PEM, "Fulcio", ServiceName.FULCIO));
    targets.add(
        single(TrustFile.REKOR_PUB.fileName(), TrustFile.REKOR_PUB, "Rekor", ServiceName.REKOR));
    targets.add(
        single(TrustFile.CTFE_PUB.fileName(), TrustFile.CTFE_PUB, "CTFE", ServiceName.CTLOG));
    String chain = text(TrustFile.TSA_CHAIN);
    int rootAt = chain.lastIndexOf("-----BEGIN");
    TargetFile.Use use = new TargetFile.Use("TSA", ServiceName.TSA.url(base));
    targets.add(Target.of("tsa_leaf.crt.pem", chain.substring(0, rootAt), use));
    targets.add(Target.of("tsa_root.crt.pem", chain.substring(rootAt), use));
    targets.addAll(older);
    return targets;
  }

  private Target whole(TrustFile file) {
    return Target.of(file.fileName(), text(file));
  }

  private Target single(String name, TrustFile file, String usage, ServiceName service) {
    return Target.of(name, text(file), new TargetFile.Use(usage, service.url(base)));
  }

  private String text(TrustFile file) {
    String text = files.get(file);
    if (text == null) {
      throw new IllegalStateException(file + " was not made");
    }
    return text;
  }

  /** Writes them into a folder, where clients are pointed at them. */
  void writeTo(Path folder, byte[] tufRoot) {
    files.forEach(
        (file, text) ->
            AtomicFile.writeIfOther(file.in(folder), text.getBytes(StandardCharsets.UTF_8)));
    AtomicFile.writeIfOther(TrustFile.TUF_ROOT.in(folder), tufRoot);
  }
}
