package dev.signlab.sbom.catalog;

/** The kinds of packages that are found, by the names that syft gives them. */
public enum PackageType {
  /** Debian's and its children's. */
  DEB("deb", "deb"),
  /** Alpine's. */
  APK("apk", "apk"),
  /** Red Hat's, SUSE's and their children's. */
  RPM("rpm", "rpm"),
  /** Java archives. */
  JAVA("java-archive", "maven"),
  /** Packages of Node.js. */
  NPM("npm", "npm"),
  /** Packages of Python. */
  PYTHON("python", "pypi"),
  /** Modules in a binary that Go built. */
  GO("go-module", "golang");

  private final String words;
  private final String purlType;

  PackageType(String words, String purlType) {
    this.words = words;
    this.purlType = purlType;
  }

  /** Returns the name that syft's table shows. */
  public String words() {
    return words;
  }

  /** Returns the type in a package URL. */
  String purlType() {
    return purlType;
  }

  /** Tells whether the distribution is a part of the package's identity. */
  boolean isOfDistribution() {
    return this == DEB || this == APK || this == RPM;
  }
}
