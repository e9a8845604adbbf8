/* Who made Ferry, and under which licence.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-about.h"

#include <glib/gi18n.h>

/**
 * ferry_about_present:
 * @parent: the window it belongs to
 */
void
ferry_about_present (GtkWindow *parent)
{
  static const char *const authors[] = { "The Ferry contributors", NULL };

  gtk_show_about_dialog (parent, "program-name", _ ("Ferry"), "version", FERRY_VERSION,
                         "logo-icon-name", FERRY_APP_ID, "comments",
                         _ ("Move files to and from FTP servers, in the mode you choose"),
                         "license-type", GTK_LICENSE_GPL_3_0, "authors", authors,
                         /* Translators: your names, one a line */
                         "translator-credits", _ ("translator-credits"), "modal", TRUE, NULL);
}
