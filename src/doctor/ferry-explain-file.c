/* Explanations: what the server does not do with a file. See ferry-explain-rows.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-explain-rows.h"

#include <glib/gi18n-lib.h>

#define SAY(name) FERRY_FTP_SYMPTOM_##name

const FerryExplainRow ferry_explain_file_rows[] = {
  { SAY (DISK_FULL),
    0,
    N_ ("The disk of {host} is full. {message}"),
    { USER (0, NONE, N_ ("Delete what is no longer needed on the server.")),
      SERVER (0, N_ ("Make room on the disk.")) } },
  { SAY (QUOTA),
    0,
    N_ ("“{user}” has used up the space allowed on {host}. {message}"),
    { USER (0, NONE, N_ ("Delete what is no longer needed on the server.")),
      SERVER (0, N_ ("Allow “{user}” more space.")) } },
  { SAY (PERMISSION),
    WHEN_ANONYMOUS,
    N_ ("{host} does not allow this to anonymous users. {message}"),
    { USER (0, NONE, N_ ("Log in with user name and password.")),
      SERVER (0,
              N_ ("Give anonymous users the right, if that is wanted (vsftpd: write_enable=YES, "
                  "anon_upload_enable=YES).")) } },
  { SAY (PERMISSION),
    0,
    N_ ("{host} does not allow this to “{user}”. {message}"),
    { SERVER (0,
              N_ ("Give “{user}” the right to it: owner and mode of the file or its folder, and "
                  "write_enable=YES (vsftpd) for changes.")) } },
  { 0 },
};
