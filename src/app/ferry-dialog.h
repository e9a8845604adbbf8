/* A small modal window that asks one question: heading, text, an optional form, buttons.
 * What GtkMessageDialog was before it was deprecated. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The answer of a dialog that was closed, by Escape, its close button or its parent. */
#define FERRY_DIALOG_CANCEL "cancel"

typedef enum
{
  FERRY_DIALOG_PLAIN,
  FERRY_DIALOG_SUGGESTED,
  FERRY_DIALOG_DESTRUCTIVE,
} FerryDialogLook;

#define FERRY_TYPE_DIALOG (ferry_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FerryDialog, ferry_dialog, FERRY, DIALOG, GtkWindow)

FerryDialog *ferry_dialog_new (const char *heading, const char *body);
void ferry_dialog_set_icon (FerryDialog *dialog, const char *icon_name, const char *css_class);
void ferry_dialog_set_form (FerryDialog *dialog, GtkWidget *form);
GtkWidget *ferry_dialog_add_button (FerryDialog *dialog,
                                    const char *answer,
                                    const char *label,
                                    FerryDialogLook look);
void ferry_dialog_set_default (FerryDialog *dialog, GtkWidget *button);

void ferry_dialog_ask_async (FerryDialog *dialog,
                             GtkWindow *parent,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
char *ferry_dialog_ask_finish (FerryDialog *dialog, GAsyncResult *result);

void ferry_dialog_report (GtkWidget *widget, const char *heading, const GError *error);

G_END_DECLS
