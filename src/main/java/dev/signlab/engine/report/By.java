package dev.signlab.engine.report;

/** By whom something must be signed. */
public sealed interface By {

  /** Returns whom in words, such as the name of the key's file. */
  String words();

  /**
   * By a key that is known beforehand.
   *
   * @param named the key
   */
  record ByKey(NamedKey named) implements By {

    private static final int SHOWN = 19;

    @Override
    public String words() {
      String name = named.name();
      return name.equals(named.key().fingerprint()) ? name.substring(0, SHOWN) + "…" : name;
    }
  }

  /**
   * By an identity that a certificate names.
   *
   * @param identity who, and who says so
   */
  record ByIdentity(ExpectedIdentity identity) implements By {

    @Override
    public String words() {
      return identity.subject() + " by " + identity.issuer();
    }
  }
}
