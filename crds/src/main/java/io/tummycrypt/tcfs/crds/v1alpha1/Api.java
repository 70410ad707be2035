package io.tummycrypt.tcfs.crds.v1alpha1;

/** The name of this version of the API, and forms that its fields share. */
public final class Api {
  public static final String GROUP = "tcfs.tummycrypt.io";
  public static final String VERSION = "v1alpha1";
  public static final String API_VERSION = GROUP + "/" + VERSION;

  static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
  static final String LABEL_FORM =
      "a name of lower-case letters, digits and '-' that begins and ends with a letter or digit";
  static final String LOCAL_PATH = "[~/][\\s\\S]*";
  static final String LOCAL_PATH_FORM = "an absolute path, or one that begins with '~/'";

  private Api() {}
}
