/* What differs between operating systems for a program in a terminal. The only file of ferry-cli
 * with calls that are not portable; each has its twin for Windows. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-cli-system.h"

#define USUAL_WIDTH 80

#ifdef G_OS_UNIX

#include <gio/gunixoutputstream.h>
#include <glib-unix.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* The handler goes after the first signal, so that a second one ends the program at once. */
static gboolean
on_interrupted (gpointer user_data)
{
  g_cancellable_cancel (user_data);
  return G_SOURCE_REMOVE;
}

/**
 * ferry_cli_system_cancel_on_interrupt:
 *
 * From now on Ctrl+C, SIGTERM and SIGHUP cancel @cancellable; a second one ends the program.
 */
void
ferry_cli_system_cancel_on_interrupt (GCancellable *cancellable)
{
  const int signals[] = { SIGINT, SIGTERM, SIGHUP };

  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_unix_signal_add_full (G_PRIORITY_HIGH, signals[i], on_interrupted, g_object_ref (cancellable),
                            g_object_unref);
}

/**
 * ferry_cli_system_open_stdout:
 *
 * Returns: (transfer full): the standard output, unbuffered; closing it leaves the descriptor open
 */
GOutputStream *
ferry_cli_system_open_stdout (void)
{
  return g_unix_output_stream_new (STDOUT_FILENO, FALSE);
}

/**
 * ferry_cli_system_use_binary_stdin:
 *
 * Bytes of the standard input come as they are, where the system has two ways.
 */
void
ferry_cli_system_use_binary_stdin (void)
{
}

/**
 * ferry_cli_system_is_terminal:
 *
 * Returns: whether the standard output is a terminal
 */
gboolean
ferry_cli_system_is_terminal (void)
{
  return isatty (STDOUT_FILENO);
}

/**
 * ferry_cli_system_get_width:
 *
 * Returns: columns of the terminal on the standard output, 80 where they cannot be told
 */
guint
ferry_cli_system_get_width (void)
{
  struct winsize size;

  if (ioctl (STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    return size.ws_col;
  return USUAL_WIDTH;
}

#else

#include <fcntl.h>
#include <gio/gwin32outputstream.h>
#include <io.h>
#include <stdio.h>
#include <windows.h>

static GCancellable *interrupted;

/* Windows calls this in a thread of its own. */
static BOOL WINAPI
on_interrupted (DWORD event)
{
  if (g_cancellable_is_cancelled (interrupted))
    return FALSE;
  g_cancellable_cancel (interrupted);
  return TRUE;
}

void
ferry_cli_system_cancel_on_interrupt (GCancellable *cancellable)
{
  g_set_object (&interrupted, cancellable);
  SetConsoleCtrlHandler (on_interrupted, TRUE);
}

GOutputStream *
ferry_cli_system_open_stdout (void)
{
  return g_win32_output_stream_new (GetStdHandle (STD_OUTPUT_HANDLE), FALSE);
}

void
ferry_cli_system_use_binary_stdin (void)
{
  _setmode (_fileno (stdin), _O_BINARY);
}

gboolean
ferry_cli_system_is_terminal (void)
{
  DWORD mode;

  return GetConsoleMode (GetStdHandle (STD_OUTPUT_HANDLE), &mode);
}

guint
ferry_cli_system_get_width (void)
{
  CONSOLE_SCREEN_BUFFER_INFO info;

  if (GetConsoleScreenBufferInfo (GetStdHandle (STD_OUTPUT_HANDLE), &info))
    return info.srWindow.Right - info.srWindow.Left + 1;
  return USUAL_WIDTH;
}

#endif
