package dev.signlab.mutation;

/** Why the lab and a cosign come to different verdicts. */
enum Reason {
  TWICE(
      "Names written twice",
      "A name stands there twice, or twice but for its case. cosign takes the last one, other"
          + " programs the first, so two of them would verify two different things."),
  SPELLING(
      "Names in another case", "The specifications write names in one case; cosign takes any."),
  TEXT(
      "Text that is not UTF-8",
      "JSON is UTF-8 (RFC 8259, section 8.1), and half a surrogate pair is no character (section"
          + " 8.2). cosign puts U+FFFD in the place of either, so what it shows is not what was"
          + " signed."),
  REST(
      "Bytes behind a manifest",
      "cosign reads the first value of a manifest and does not look at the rest of its bytes."),
  NESTING("Nesting", "The lab's reader has a bound of 100 levels, which no signed document needs."),
  PAYLOAD_TYPE(
      "The type of a payload",
      "The type says that this is a signature of cosign's; containers/image refuses any other, and"
          + " cosign does not look."),
  STATEMENT_TYPE(
      "The type of a statement",
      "`_type` says how a statement is to be read (in-toto Statement v1); of another version nobody"
          + " knows what it means."),
  ATTESTATION(
      "Attestations in the place of signatures",
      "An attestation is no signature: it may say that the image is a bad one. cosign 3.1 takes any"
          + " statement of the key for a signature; the lab asks for"
          + " `\\https://sigstore.dev/cosign/sign/v1`, and `verify-attestation` for the others."),
  ENCODING(
      "ECDSA signatures without DER",
      "Sigstore's algorithm registry has ECDSA signatures in ASN.1 DER; cosign also takes the two"
          + " bare numbers."),
  CONFIG(
      "Manifests without a config",
      "A manifest of an image has a config (OCI image-spec, manifest.md)."),
  VERSION(
      "Versions that contradict each other",
      "The bundle says one version, and the layer or the manifest that carries it another; cosign"
          + " looks at some of the three."),
  SMALL_ORDER(
      "Ed25519 keys of small order",
      "Under an Ed25519 key of small order anybody signs without a private key (RFC 8032, section"
          + " 8.9 warns of them); libsodium refuses them as well."),
  SHORT_KEY("Short RSA keys", "RSA keys below 2048 bits are too short (NIST SP 800-131A)."),
  PEM_HEADER("Headers in PEM", "PEM of public keys has no headers (RFC 7468, section 2)."),
  LETTERS(
      "Digests in capitals",
      "in-toto writes digests in small letters (DigestSet), and cosign itself refuses others where"
          + " an image is meant."),
  DIGESTS(
      "Several digests of one subject",
      "All digests of a subject must be those of the file; cosign 3.1 compares one of them."),
  OLDER(
      "What cosign 2.5 does not look at", "cosign 2.5 does not look; the lab does as cosign 3.1."),
  NEWER(
      "What cosign 2.5 cannot do yet", "cosign 2.5 cannot do it yet; the lab does as cosign 3.1."),
  KEY_ID(
      "Names of keys in envelopes",
      "The name of the key in an envelope is a hint that nobody signed (DSSE protocol.md); cosign"
          + " 3.1 refuses a name that is not its own."),
  LINES(
      "Base64 in lines",
      "protobuf's reader in Go refuses padded Base64 in lines; bundles that sigstore publishes have"
          + " it, and other clients read it. The bytes are the same."),
  INSIDE(
      "Certificates inside timestamps",
      "The certificates in a timestamp are no part of what its authority signed (RFC 5652, section"
          + " 5.1); the signed attribute names the authority's certificate by its digest (RFC"
          + " 5816), and the trusted root has that one. cosign takes the one inside."),
  ENTRY_KIND(
      "The kind of a log entry",
      "The bundle says of which kind the entry is (`kindVersion`, Sigstore's protobuf-specs), and"
          + " so does the entry; whoever believes the bundle reads it in another way than the log."
          + " cosign 3.1 looks at the entry alone."),
  NO_DIGEST(
      "Bundles without a digest",
      "cosign 3.1 writes bundles so with Ed25519, where nothing is hashed, and does not verify them"
          + " itself; the signature covers the file.");

  private final String title;
  private final String words;

  Reason(String title, String words) {
    this.title = title;
    this.words = words;
  }

  String title() {
    return title;
  }

  String words() {
    return words;
  }
}
