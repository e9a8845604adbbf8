/* Opens a file of this computer in another program. See ferry-file-launch.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-file-launch.h"

#include "ferry-dialog.h"
#include "ferry-drawing.h"

#include <glib/gi18n.h>

/* What stands in "editor" is a command, with arguments if need be. */
static GAppInfo *
find_chosen_editor (GSettings *settings, GError **error)
{
  g_autofree char *command = g_strstrip (g_settings_get_string (settings, "editor"));

  return command[0] != '\0'
             ? g_app_info_create_from_commandline (command, NULL, G_APP_INFO_CREATE_NONE, error)
             : NULL;
}

static GAppInfo *
find_program (const char *path, FerryLaunch launch)
{
  g_autofree char *type = g_content_type_guess (path, NULL, 0, NULL);
  GAppInfo *program = NULL;

  if (launch == FERRY_LAUNCH_PROGRAM || !g_content_type_is_unknown (type))
    program = g_app_info_get_default_for_type (type, FALSE);
  if (program == NULL && (launch == FERRY_LAUNCH_EDITOR || g_content_type_is_unknown (type)))
    program = g_app_info_get_default_for_type ("text/plain", FALSE);
  return program;
}

static gboolean
launch_file (GtkWidget *widget,
             const char *path,
             FerryLaunch launch,
             GSettings *settings,
             GError **error)
{
  g_autoptr (GAppInfo) program = NULL;
  g_autoptr (GdkAppLaunchContext) context =
      gdk_display_get_app_launch_context (gtk_widget_get_display (widget));
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GList files = { file, NULL, NULL };
  GError *reason = NULL;

  if (launch == FERRY_LAUNCH_EDITOR)
    program = find_chosen_editor (settings, &reason);
  if (reason != NULL)
    {
      g_propagate_error (error, reason);
      return FALSE;
    }
  if (program == NULL)
    program = find_program (path, launch);
  if (program == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                           _ ("No program is known for such a file. An editor can be chosen in "
                              "Preferences."));
      return FALSE;
    }
  ferry_drawing_free_others (G_APP_LAUNCH_CONTEXT (context));
  return g_app_info_launch (program, &files, G_APP_LAUNCH_CONTEXT (context), error);
}

/**
 * ferry_file_launch:
 * @widget: in whose window a failure is reported
 * @path: of this computer
 */
void
ferry_file_launch (GtkWidget *widget, const char *path, FerryLaunch launch, GSettings *settings)
{
  g_autoptr (GError) error = NULL;

  if (!launch_file (widget, path, launch, settings, &error))
    ferry_dialog_report (widget, _ ("This file could not be opened"), error);
}
