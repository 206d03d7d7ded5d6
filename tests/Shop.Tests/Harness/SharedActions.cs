using System.Reflection;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Shop.Tests;

/// <summary>
/// MVC reads every controller's attributes when a program starts; hundreds of programs of one test run read the same. Each gets copies of what the first
/// found, because a program keeps its own binders and filters on them.
/// </summary>
public static class SharedActions
{
    private static readonly MethodInfo Copy = typeof(object).GetMethod("MemberwiseClone", BindingFlags.Instance | BindingFlags.NonPublic)!;
    private static readonly Lock Gate = new();
    private static List<ActionDescriptor>? known;

    /// <summary>Not for a program that was given controllers of a test's own.</summary>
    public static void Use(IServiceCollection services)
    {
        var own = services.Single(s => s.ServiceType == typeof(IActionDescriptorProvider));
        services.Remove(own);
        services.AddSingleton(typeof(IActionDescriptorProvider), provider => new Once((IActionDescriptorProvider)ActivatorUtilities.CreateInstance(provider, own.ImplementationType!)));
    }

    private sealed class Once(IActionDescriptorProvider own) : IActionDescriptorProvider
    {
        public int Order => own.Order;

        public void OnProvidersExecuting(ActionDescriptorProviderContext context)
        {
            lock (Gate)
            {
                if (known is null)
                {
                    own.OnProvidersExecuting(context);
                    known = [.. context.Results];
                    context.Results.Clear();
                }
            }
            foreach (var action in known)
            {
                context.Results.Add((ActionDescriptor)Copy.Invoke(action, null)!);
            }
        }

        public void OnProvidersExecuted(ActionDescriptorProviderContext context) => own.OnProvidersExecuted(context);
    }
}
