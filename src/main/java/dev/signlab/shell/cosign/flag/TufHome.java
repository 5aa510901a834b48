package dev.signlab.shell.cosign.flag;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.http.HttpTransport;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.shell.cosign.invoke.Prefixed;
import dev.signlab.sigstore.client.tuf.TufCache;
import dev.signlab.sigstore.client.tuf.TufClient;
import dev.signlab.sigstore.client.tuf.TufMirror;
import dev.signlab.sigstore.tuf.TrustedMetadata;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The repository of trust that {@code cosign initialize} set up, found where cosign finds it: in
 * {@code $TUF_ROOT}, or in {@code .sigstore/root} of the home; {@code TUF_MIRROR} and {@code
 * TUF_ROOT_JSON} name another.
 *
 * @param cosign the line that looks for it
 */
public record TufHome(CosignInvocation cosign) {

  /** The repository of the public deployment, which is cosign's own default. */
  public static final String PUBLIC = "https://tuf-repo-cdn.sigstore.dev";

  /** The name of the trusted root among the targets. */
  public static final String TRUSTED_ROOT = "trusted_root.json";

  /** The name of the usual signing config. */
  public static final String SIGNING_CONFIG = "signing_config.v0.2.json";

  /** The name of the signing config with the log in tiles. */
  public static final String SIGNING_CONFIG_TILES = "signing_config_rekor_v2.v0.2.json";

  private static final String FOLDER = "TUF_ROOT";
  private static final String MIRROR = "TUF_MIRROR";
  private static final String FIRST_ROOT = "TUF_ROOT_JSON";
  private static final int LARGEST_ROOT = 512_000;

  /** Returns the folder of all repositories; nothing where nobody says where the home is. */
  public Optional<Path> folder() {
    return cosign
        .variable(FOLDER)
        .map(name -> cosign.invocation().path(name))
        .or(() -> cosign.variable("HOME").map(home -> Path.of(home, ".sigstore", "root")));
  }

  /**
   * Returns what is kept of the repository that counts. One of the public deployment, which every
   * cosign leaves in the home, counts only where a variable names it: it says no more than that
   * nobody said anything, and would hide this world from those who have a cosign of their own.
   */
  Optional<TufCache> cache() {
    Optional<TufCache> found =
        folder()
            .flatMap(
                folder ->
                    cosign
                        .variable(MIRROR)
                        .map(mirror -> new TufCache(folder, mirror.replaceFirst("/+$", "")))
                        .or(() -> TufCache.initialized(folder)));
    return found.filter(cache -> counts(cache.mirror()));
  }

  /** Tells whether a repository counts once it was initialized. */
  public boolean counts(String mirror) {
    return isNamed() || !PrivacyStatement.isPublic(mirror);
  }

  private boolean isNamed() {
    return cosign.variable(FOLDER).isPresent() || cosign.variable(MIRROR).isPresent();
  }

  /** Returns the client of a repository. */
  public TufClient client(TufCache cache) {
    TufMirror mirror = TufMirror.at(cache.mirror(), cosign.transport());
    return new TufClient(mirror, cache, cosign.invocation().session().clock());
  }

  /**
   * Returns the repository as this line believes it; to be called once in a line. One on this
   * machine is asked with each line, as cosign does; where it does not answer, what is kept counts
   * until it expires. Another is asked where {@code TUF_MIRROR} names it; else what is kept counts,
   * and after a day that is said.
   *
   * @return nothing when there is no repository
   */
  Optional<BelievedRepository> repository() {
    return cache().map(cache -> Prefixed.by(prefix(cache.mirror()), () -> believed(cache)));
  }

  /** Returns what problems of a repository begin with. */
  static String prefix(String mirror) {
    return "the TUF repository " + mirror + ": ";
  }

  /** A world that was reset, or went back, is another repository at the same address. */
  private BelievedRepository believed(TufCache cache) {
    try {
      return repository(cache);
    } catch (LabException e) {
      if (!e.problem().isOf(Cause.UNSIGNED_METADATA) && !e.problem().isOf(Cause.OLD_METADATA)) {
        throw e;
      }
      throw Prefixed.withHintFirst(e, e.problem().summary(), again(cache));
    }
  }

  private List<Hint> again(TufCache cache) {
    String line =
        WorldServices.initializing(cosign)
            .filter(own -> own.contains(" " + cache.mirror() + " "))
            .orElse("cosign initialize --mirror " + cache.mirror() + " --root root.json");
    return List.of(
        Hint.of("what was believed of it before is kept in " + cache.own() + "; forget that first"),
        new Hint("if it is another repository now, begin with its own root", line));
  }

  private BelievedRepository repository(TufCache cache) {
    TufClient client = client(cache);
    if (isNear(cache.mirror()) || cosign.variable(MIRROR).isPresent()) {
      return updated(client);
    }
    if (!client.isFresh()) {
      cosign.say(
          "WARNING: %s was last asked more than a day ago; to ask it: cosign initialize --mirror %s"
              .formatted(cache.mirror(), cache.mirror()));
    }
    return new BelievedRepository(cosign, client, client.kept(), false);
  }

  private BelievedRepository updated(TufClient client) {
    Optional<byte[]> root =
        client.cache().isBegun()
            ? Optional.empty()
            : cosign.variable(FIRST_ROOT).map(file -> cosign.read(file, LARGEST_ROOT));
    try {
      return new BelievedRepository(cosign, client, client.update(root), true);
    } catch (LabException e) {
      if (!e.problem().isOf(Cause.NO_SERVICE) || !client.cache().isBegun()) {
        throw e;
      }
      TrustedMetadata kept = client.kept();
      cosign.say("WARNING: " + e.problem().summary() + "; what it said before counts still.");
      return new BelievedRepository(cosign, client, kept, false);
    }
  }

  private static boolean isNear(String mirror) {
    return mirror.startsWith("file:")
        || HttpTransport.isLoopback(String.valueOf(address(mirror).getHost()));
  }

  private static URI address(String mirror) {
    try {
      return URI.create(mirror);
    } catch (IllegalArgumentException e) {
      throw Problem.of("not the address of a repository: " + mirror)
          .expected("http://HOST:PORT or https://HOST")
          .found(mirror)
          .cause(Cause.MALFORMED)
          .asException(e);
    }
  }
}
