/* Drawing without the graphics card. See ferry-drawing.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-drawing.h"

#include <gtk/gtk.h>

/* The variable that GTK reads has changed its name with 4.16. */
static const char *ours = NULL;

/**
 * ferry_drawing_choose:
 *
 * Before GTK starts. Whoever has chosen a way to draw keeps it.
 */
void
ferry_drawing_choose (void)
{
  gboolean is_new = gtk_get_minor_version () >= 16;
  const char *variable = is_new ? "GDK_DISABLE" : "GDK_DEBUG";

  if (g_getenv (variable) != NULL || g_getenv ("GSK_RENDERER") != NULL)
    return;
  g_setenv (variable, is_new ? "gl,vulkan" : "gl-disable", TRUE);
  /* Each window looks for its renderer anew, and complains of those that are disabled. */
  g_setenv ("GSK_RENDERER", "cairo", TRUE);
  ours = variable;
}

/**
 * ferry_drawing_free_others:
 * @context: what another program is started with
 *
 * It draws as it likes.
 */
void
ferry_drawing_free_others (GAppLaunchContext *context)
{
  if (ours == NULL)
    return;
  g_app_launch_context_unsetenv (context, ours);
  g_app_launch_context_unsetenv (context, "GSK_RENDERER");
}
