/* Typing in a list goes to the name that begins with what was typed. What was typed is shown over
 * the list, and forgotten after a while. Keys come through the input method, so that Japanese names
 * can be typed too. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-type-ahead.h"

#include "ferry-entry-rows.h"

#define FORGOTTEN_AFTER 1500 /* milliseconds */

struct _FerryTypeAhead
{
  GtkColumnView *view; /* borrowed, like the next two: the owner's */
  FerryEntryModel *model;
  FerryEntrySelection *selection;
  GtkWidget *label; /* borrowed: the overlay's */
  GtkIMContext *input;
  GtkEventController *keys; /* borrowed, like focus: the view's */
  GtkEventController *focus;
  GString *typed;
  guint forget_source;
};

static void
forget (FerryTypeAhead *type_ahead)
{
  g_clear_handle_id (&type_ahead->forget_source, g_source_remove);
  g_string_truncate (type_ahead->typed, 0);
  gtk_widget_set_visible (type_ahead->label, FALSE);
}

static gboolean
on_forget_due (gpointer user_data)
{
  FerryTypeAhead *type_ahead = user_data;

  type_ahead->forget_source = 0;
  forget (type_ahead);
  return G_SOURCE_REMOVE;
}

static void
show (FerryTypeAhead *type_ahead)
{
  g_autofree char *composing = NULL;
  g_autofree char *text = NULL;

  gtk_im_context_get_preedit_string (type_ahead->input, &composing, NULL, NULL);
  text = g_strconcat (type_ahead->typed->str, composing, NULL);
  gtk_label_set_text (GTK_LABEL (type_ahead->label), text);
  gtk_widget_set_visible (type_ahead->label, text[0] != '\0');
  g_clear_handle_id (&type_ahead->forget_source, g_source_remove);
  /* Composing takes the time it takes. */
  if (composing[0] == '\0')
    type_ahead->forget_source = g_timeout_add (FORGOTTEN_AFTER, on_forget_due, type_ahead);
}

static void
search (FerryTypeAhead *type_ahead)
{
  g_autofree char *wanted = g_utf8_casefold (type_ahead->typed->str, -1);
  guint position = ferry_entry_model_find (type_ahead->model, wanted, 0);

  if (position == G_MAXUINT)
    return;
  ferry_entry_selection_take (type_ahead->selection, position);
  ferry_entry_rows_focus (type_ahead->view, position);
}

static void
on_commit (GtkIMContext *input, const char *text, FerryTypeAhead *type_ahead)
{
  g_string_append (type_ahead->typed, text);
  show (type_ahead);
  search (type_ahead);
}

static void
on_preedit_changed (GtkIMContext *input, FerryTypeAhead *type_ahead)
{
  show (type_ahead);
}

static gboolean
take_back (FerryTypeAhead *type_ahead)
{
  const char *end = type_ahead->typed->str + type_ahead->typed->len;

  g_string_truncate (type_ahead->typed, (gsize) (g_utf8_prev_char (end) - type_ahead->typed->str));
  show (type_ahead);
  return TRUE;
}

static gboolean
on_key_pressed (GtkEventControllerKey *keys,
                guint keyval,
                guint code,
                GdkModifierType state,
                FerryTypeAhead *type_ahead)
{
  gboolean has_typed = type_ahead->typed->len > 0;

  /* The list's own keys: look at it, select, and leave. */
  if (!has_typed && keyval == GDK_KEY_space && (state & GDK_CONTROL_MASK) == 0)
    return gtk_widget_activate_action (
        gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (keys)), "pane.view", NULL);
  if (!has_typed && (keyval == GDK_KEY_space || keyval == GDK_KEY_Escape))
    return FALSE;
  if (gtk_im_context_filter_keypress (
          type_ahead->input, gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (keys))))
    return TRUE;
  if (has_typed && keyval == GDK_KEY_BackSpace)
    return take_back (type_ahead);
  if (has_typed && keyval == GDK_KEY_Escape)
    {
      forget (type_ahead);
      return TRUE;
    }
  return FALSE;
}

static void
on_key_released (GtkEventControllerKey *keys,
                 guint keyval,
                 guint code,
                 GdkModifierType state,
                 FerryTypeAhead *type_ahead)
{
  gtk_im_context_filter_keypress (
      type_ahead->input, gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (keys)));
}

static void
on_entered (GtkEventControllerFocus *focus, FerryTypeAhead *type_ahead)
{
  gtk_im_context_focus_in (type_ahead->input);
}

static void
on_left (GtkEventControllerFocus *focus, FerryTypeAhead *type_ahead)
{
  gtk_im_context_reset (type_ahead->input);
  gtk_im_context_focus_out (type_ahead->input);
  forget (type_ahead);
}

static GtkWidget *
new_label (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (label, "type-ahead");
  gtk_widget_set_halign (label, GTK_ALIGN_END);
  gtk_widget_set_valign (label, GTK_ALIGN_END);
  gtk_widget_set_visible (label, FALSE);
  gtk_widget_set_can_target (label, FALSE);
  return label;
}

/**
 * ferry_type_ahead_new:
 * @overlay: what is typed is shown in a label over it
 */
FerryTypeAhead *
ferry_type_ahead_new (GtkColumnView *view,
                      GtkOverlay *overlay,
                      FerryEntryModel *model,
                      FerryEntrySelection *selection)
{
  FerryTypeAhead *type_ahead = g_new0 (FerryTypeAhead, 1);

  type_ahead->view = view;
  type_ahead->model = model;
  type_ahead->selection = selection;
  type_ahead->typed = g_string_new (NULL);
  type_ahead->label = new_label ();
  gtk_overlay_add_overlay (overlay, type_ahead->label);

  type_ahead->input = gtk_im_multicontext_new ();
  gtk_im_context_set_client_widget (type_ahead->input, GTK_WIDGET (view));
  g_signal_connect (type_ahead->input, "commit", G_CALLBACK (on_commit), type_ahead);
  g_signal_connect (type_ahead->input, "preedit-changed", G_CALLBACK (on_preedit_changed),
                    type_ahead);

  type_ahead->keys = gtk_event_controller_key_new ();
  /* Before the row, which would take the blank within a name for its own. */
  gtk_event_controller_set_propagation_phase (type_ahead->keys, GTK_PHASE_CAPTURE);
  g_signal_connect (type_ahead->keys, "key-pressed", G_CALLBACK (on_key_pressed), type_ahead);
  g_signal_connect (type_ahead->keys, "key-released", G_CALLBACK (on_key_released), type_ahead);
  gtk_widget_add_controller (GTK_WIDGET (view), type_ahead->keys);

  type_ahead->focus = gtk_event_controller_focus_new ();
  g_signal_connect (type_ahead->focus, "enter", G_CALLBACK (on_entered), type_ahead);
  g_signal_connect (type_ahead->focus, "leave", G_CALLBACK (on_left), type_ahead);
  gtk_widget_add_controller (GTK_WIDGET (view), type_ahead->focus);
  return type_ahead;
}

/**
 * ferry_type_ahead_free:
 *
 * To be called while the view is still there.
 */
void
ferry_type_ahead_free (FerryTypeAhead *type_ahead)
{
  g_clear_handle_id (&type_ahead->forget_source, g_source_remove);
  gtk_widget_remove_controller (GTK_WIDGET (type_ahead->view), type_ahead->keys);
  gtk_widget_remove_controller (GTK_WIDGET (type_ahead->view), type_ahead->focus);
  g_signal_handlers_disconnect_by_data (type_ahead->input, type_ahead);
  gtk_im_context_set_client_widget (type_ahead->input, NULL);
  g_object_unref (type_ahead->input);
  g_string_free (type_ahead->typed, TRUE);
  g_free (type_ahead);
}
