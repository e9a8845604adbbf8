/* Ferry, the window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-application.h"
#include "ferry-drawing.h"

#include <glib/gi18n.h>
#include <locale.h>

int
main (int argc, char *argv[])
{
  g_autoptr (FerryApplication) application = NULL;
  const char *locale_folder = g_getenv ("FERRY_LOCALEDIR"); /* running from the build tree */

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_folder != NULL ? locale_folder : FERRY_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name (_ ("Ferry"));

  ferry_drawing_choose ();
  application = ferry_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
