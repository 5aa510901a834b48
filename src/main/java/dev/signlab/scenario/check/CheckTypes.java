package dev.signlab.scenario.check;

import java.util.List;
import java.util.Optional;

/** All types of checks. A new type is one record and one line here. */
public final class CheckTypes {

  private static final List<CheckType> ALL =
      List.of(
          RegistryCheck.TYPE,
          NoRegistryCheck.TYPE,
          ServiceCheck.TYPE,
          AccessCheck.TYPE,
          LoginCheck.TYPE,
          NoLoginCheck.TYPE,
          ImageCheck.TYPE,
          NoImageCheck.TYPE,
          TagsCheck.TYPE,
          PlatformsCheck.TYPE,
          ManifestCheck.TYPE,
          ImageConfigCheck.TYPE,
          ArtifactCheck.TYPE,
          AttachedCheck.TYPE,
          BuiltOnCheck.TYPE,
          LocalImageCheck.TYPE,
          NoLocalImageCheck.TYPE,
          PushedCheck.TYPE,
          DigestsCheck.TYPE,
          DigestFileCheck.TYPE,
          SavedCheck.TYPE,
          FileCheck.TYPE,
          NoFileCheck.TYPE,
          FileTextCheck.TYPE,
          JsonCheck.TYPE,
          SameFilesCheck.TYPE,
          ChecksumsCheck.TYPE,
          KeysCheck.TYPE,
          KeyOpensCheck.TYPE,
          KeyTypeCheck.TYPE,
          VaultKeyCheck.TYPE,
          SignatureCheck.TYPE,
          IdentitySignatureCheck.TYPE,
          CertificateOfCheck.TYPE,
          SignersCheck.TYPE,
          NotSignedByCheck.TYPE,
          NoIdentitySignatureCheck.TYPE,
          SignatureCountCheck.TYPE,
          NoSignatureCheck.TYPE,
          RefusedCheck.TYPE,
          PayloadCheck.TYPE,
          BlobSignatureCheck.TYPE,
          IdentityBlobCheck.TYPE,
          RawSignatureCheck.TYPE,
          PgpSignatureCheck.TYPE,
          CmsSignatureCheck.TYPE,
          BlobRefusedCheck.TYPE,
          BlobAttestationCheck.TYPE,
          BundleCheck.TYPE,
          CertificateCheck.TYPE,
          LogEntryCheck.TYPE,
          LoggedBeforeCheck.TYPE,
          AttestationCheck.TYPE,
          AttestationValueCheck.TYPE,
          IdentityAttestationCheck.TYPE,
          NoAttestationCheck.TYPE,
          SbomCheck.TYPE,
          NoSbomCheck.TYPE,
          SbomListsCheck.TYPE,
          ClockCheck.TYPE,
          ClockBehindCheck.TYPE,
          TriedCheck.TYPE,
          OrderCheck.TYPE,
          AskedBeforeCheck.TYPE);

  private CheckTypes() {}

  /** Returns the types in the order in which the reference page lists them. */
  public static List<CheckType> all() {
    return ALL;
  }

  /** Returns the type of a name. */
  public static Optional<CheckType> named(String name) {
    return ALL.stream().filter(type -> type.name().equals(name)).findFirst();
  }

  /** Returns the names of all types. */
  public static List<String> names() {
    return ALL.stream().map(CheckType::name).toList();
  }
}
