package dev.signlab.engine.view;

import java.util.List;

/** Something that a file can be. */
sealed interface FileForm
    permits TokenForm,
        CertificateForm,
        SctForm,
        TimestampForm,
        CheckpointForm,
        EntryForm,
        BundleForm,
        TufForm,
        TrustedRootForm,
        SigningConfigForm {

  /** All of them, in the order in which they are tried. */
  List<FileForm> ALL =
      List.of(
          new TokenForm(),
          new CertificateForm(),
          new CheckpointForm(),
          new BundleForm(),
          new TrustedRootForm(),
          new SigningConfigForm(),
          new TufForm(),
          new SctForm(),
          new EntryForm(),
          new TimestampForm());

  /** Returns what a file of this form is called. */
  String kind();

  /** Returns where it is written what its fields mean. */
  String specification();

  /** Tells whether a file looks as if it were of this form. */
  boolean fits(FileContent file);

  /**
   * Opens a file that fits.
   *
   * @throws dev.signlab.diagnostic.LabException with the cause MALFORMED
   */
  List<ViewField> open(FileContent file);
}
